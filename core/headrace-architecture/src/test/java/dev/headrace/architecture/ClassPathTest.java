package dev.headrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a published module brings to its users' class path is kept in golden files, so that a new dependency is a
/// decision. `-Dheadrace.golden.update=true` writes them anew.
final class ClassPathTest {
    private static final Path GOLDEN = Reactor.baseDirectory().resolve("src/test/resources/class-path");
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern ARTIFACT = Pattern.compile("\\s+([^:\\s]+:[^:\\s]+):[^:\\s]+:.*");

    static Stream<Reactor.Directory> publishedModules() {
        return Reactor.get().directories().stream().filter(Reactor.Directory::isPublishedJar);
    }

    @ParameterizedTest
    @MethodSource("publishedModules")
    void theClassPathOfUsersIsTheGoldenOne(Reactor.Directory module) throws IOException {
        Path list = module.target().resolve("runtime-class-path.txt");
        Path golden = GOLDEN.resolve(module.name() + ".txt");
        assumeThat(list).as("%s is written by the build without -Dquick", list).exists();
        List<String> found = artifacts(Files.readString(list));
        if (Boolean.getBoolean("headrace.golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.write(golden, found);
        }

        assertThat(golden)
                .as("the golden class path of %s; -Dheadrace.golden.update=true writes it", module.name())
                .exists();
        assertThat(found)
                .as("the class path of %s; -Dheadrace.golden.update=true accepts it", module.name())
                .isEqualTo(Files.readAllLines(golden));
    }

    @Test
    void everyGoldenFileHasAPublishedModule() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .isSubsetOf(publishedModules()
                            .map(module -> module.name() + ".txt")
                            .toList());
        }
    }

    @Test
    void aListIsReducedToItsSortedArtifacts() {
        assertThat(artifacts("""

                        The following files have been resolved:
                           org.jspecify:jspecify:jar:1.0.1:compile -- module org.jspecify
                           \u001B[1mio.netty\u001B[m:netty:jar:linux-x86_64:4.1:runtime\u001B[36m -- module io.netty\u001B[0;1m [auto]\u001B[m
                           dev.headrace:headrace-core:jar:0.1.0-SNAPSHOT:compile

                        """))
                .containsExactly("dev.headrace:headrace-core", "io.netty:netty", "org.jspecify:jspecify");
        assertThat(artifacts("\nThe following files have been resolved:\n   none\n"))
                .isEmpty();
    }

    private static List<String> artifacts(String list) {
        return List.copyOf(new TreeSet<>(COLOUR.matcher(list)
                .replaceAll("")
                .lines()
                .map(ARTIFACT::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList()));
    }
}
