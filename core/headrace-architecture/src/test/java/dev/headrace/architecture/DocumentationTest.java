package dev.headrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents that cannot rot: their Java comes from compiled files, and their links lead somewhere.
final class DocumentationTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern JAVA_BLOCK =
            Pattern.compile("(?:<!-- snippet: (\\S+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]+\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void javaInDocumentsStandsInACompiledFile() throws IOException {
        List<String> wrong = new ArrayList<>();
        int blocks = 0;
        for (Path document : documents()) {
            Matcher matcher = JAVA_BLOCK.matcher(Files.readString(document));
            while (matcher.find()) {
                blocks++;
                String source = matcher.group(1);
                if (source == null) {
                    wrong.add(ROOT.relativize(document) + " has Java without a snippet comment: "
                            + matcher.group(2).lines().findFirst().orElse(""));
                } else if (!normal(Files.readString(ROOT.resolve(source))).contains(normal(matcher.group(2)))) {
                    wrong.add(ROOT.relativize(document) + " shows what is not in " + source + ": "
                            + matcher.group(2).lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(blocks).isGreaterThan(3);
    }

    @Test
    void linksBetweenDocumentsLeadToFiles() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            Matcher matcher = LINK.matcher(Files.readString(document));
            while (matcher.find()) {
                String target = matcher.group(1);
                if (!target.contains("://")) {
                    links++;
                    if (!Files.exists(document.resolveSibling(target))) {
                        dead.add(ROOT.relativize(document) + " links to " + target);
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(20);
    }

    /// Indentation and blank lines are the document's own.
    private static String normal(String code) {
        return String.join(
                "\n",
                code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !ROOT.relativize(path).toString().contains("target"))
                    .filter(path -> !ROOT.relativize(path).toString().contains("node_modules"))
                    .sorted()
                    .toList();
        }
    }
}
