package dev.headrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReactorTest {
    /// A little under what headrace-core alone has, nested classes included: rules over an empty import would all
    /// hold.
    private static final int MAIN_CLASSES = 75;

    @Test
    void theImportSawTheCodeBase() {
        Reactor reactor = Reactor.get();

        assertThat(reactor.classes().stream().filter(reactor::isMain).count())
                .as("rule 1: main classes seen")
                .isGreaterThan(MAIN_CLASSES);
        assertThat(reactor.classes().stream()
                        .filter(javaClass -> !reactor.isMain(javaClass))
                        .count())
                .as("rule 1: test classes seen")
                .isPositive();
    }

    @Test
    void theFixturesAreNotPartOfTheImport() {
        assertThat(Reactor.get().classes().stream().map(JavaClass::getPackageName))
                .contains("dev.headrace.architecture")
                .noneMatch(name -> name.startsWith("dev.headrace.architecture.fixtures"));
    }

    @Test
    void everyModuleOfTheRootPomIsInTheTable() {
        assertThat(Reactor.get().directories())
                .hasSizeGreaterThan(1)
                .allSatisfy(directory -> assertThat(Modules.ring(directory.name()))
                        .as("%s must have a line in the table of Modules", directory.name())
                        .isPresent());
    }

    @Test
    void everyModuleOfTheRootPomIsThere() {
        assertThat(Reactor.get().directories())
                .allSatisfy(directory ->
                        assertThat(directory.path().resolve("pom.xml")).isRegularFile());
        assertThat(Reactor.get().directories())
                .extracting(Reactor.Directory::path)
                .contains(Reactor.baseDirectory());
    }

    @Test
    void classesBelongToTheModuleThatTheyLieIn() {
        JavaClass pipeline = Reactor.get().classes().get("dev.headrace.core.pipeline.Pipeline");
        JavaClass test = Reactor.get().classes().get(ReactorTest.class);

        assertThat(Reactor.get().moduleOf(pipeline)).contains(new Module("headrace-core", "core", Ring.CORE));
        assertThat(Reactor.get().isMain(pipeline)).isTrue();
        assertThat(Reactor.get().moduleOf(test)).contains(new Module("headrace-architecture", "core", Ring.BUILD));
        assertThat(Reactor.get().isMain(test)).isFalse();
        assertThat(Reactor.get().moduleOf(pipeline.getMethod("name").getRawReturnType()))
                .isEmpty();
    }

    @Test
    void onlyJarsThatAreNotKeptBackArePublished() {
        assertThat(Reactor.get().directories())
                .filteredOn(Reactor.Directory::isPublishedJar)
                .extracting(Reactor.Directory::name)
                .contains("headrace-core", "headrace-testkit")
                .doesNotContain("headrace-bom", "headrace-architecture");
        assertThat(new Reactor.Directory(Path.of("/a/headrace-x")).name()).isEqualTo("headrace-x");
    }
}
