package dev.headrace.statistics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What this module would put on the class path of a cluster. Spark has one flat class path, so whatever it
/// has too must be of a version that it can live with.
final class RuntimeClassPathTest {
    private static final Path LIST = Path.of("target/runtime-class-path.txt");
    private static final Pattern ARTIFACT = Pattern.compile("([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):");

    private List<MatchResult> artifacts = List.of();

    @BeforeEach
    void readList() throws IOException {
        assumeThat(LIST).as("%s is written by the build without -Dquick", LIST).exists();
        String list = Files.readString(LIST).replaceAll("\u001B\\[[0-9;]*m", "");
        artifacts = ARTIFACT.matcher(list).results().toList();
        assertThat(artifacts).hasSizeGreaterThan(10);
    }

    @Test
    void sketchesAndJsonComeFromNobodyButSpark() {
        assertThat(artifacts)
                .extracting(artifact -> artifact.group(1))
                .isNotEmpty()
                .doesNotContain(
                        "org.apache.datasketches",
                        "com.google.code.gson",
                        "tools.jackson.core",
                        "org.json",
                        "com.google.guava",
                        "com.google.inject",
                        "org.apache.spark",
                        "org.scala-lang")
                .noneMatch(group -> group.startsWith("io.netty"));
    }

    @Test
    void jacksonIsOfTheLineThatScalaModuleOfSparkAccepts() {
        assertThat(artifacts.stream().filter(artifact -> artifact.group(1).startsWith("com.fasterxml.jackson")))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(artifact.group(3)).startsWith("2.21"));
    }

    @Test
    void whatSparkLacksIsWhatTheReadmeLists() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(artifacts)
                .extracting(artifact -> artifact.group(1) + ":" + artifact.group(2))
                .filteredOn(ClusterJars::isLackedBySpark)
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(readme).contains(artifact.substring(artifact.indexOf(':') + 1)));
    }
}
