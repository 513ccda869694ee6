package dev.headrace.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InputFilesTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String name : List.of(
                "data/b.csv",
                "data/a.csv",
                "data/c.json",
                "data/.hidden.csv",
                "data/.git/config.csv",
                "data/2024/x.csv",
                "data/2024/deep/y.csv",
                "odd/[1].csv")) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data/a.csv | data/a.csv",
                "data/.hidden.csv | data/.hidden.csv",
                "data/../data/./a.csv | data/a.csv",
                "data | data/2024/deep/y.csv data/2024/x.csv data/a.csv data/b.csv data/c.json",
                "data/ | data/2024/deep/y.csv data/2024/x.csv data/a.csv data/b.csv data/c.json",
                "data/*.csv | data/a.csv data/b.csv",
                "data/?.csv | data/a.csv data/b.csv",
                "data/[ab].csv | data/a.csv data/b.csv",
                "data/{a,c}.* | data/a.csv data/c.json",
                "data/**.csv | data/2024/deep/y.csv data/2024/x.csv data/a.csv data/b.csv",
                "data/**/*.csv | data/2024/deep/y.csv data/2024/x.csv",
                "d*/20*/*.csv | data/2024/x.csv",
                "odd/[1].csv | odd/[1].csv"
            })
    void filesDirectoriesAndGlobsAreFoundSortedWithoutHiddenOnes(String pattern, String expected) {
        assertThat(names(InputFiles.of(directory + "/" + pattern).files())).containsExactly(expected.split(" "));
    }

    @Test
    void patternsKeepTheirOrderAndAFileIsNamedOnce() {
        InputFiles files = new InputFiles(
                List.of(directory + "/data/b.csv", directory + "/data/*.csv", directory + "/data/a.csv"));

        assertThat(names(files.files())).containsExactly("data/b.csv", "data/a.csv");
    }

    @Test
    void relativePathsAreRelativeToTheWorkingDirectoryAndMadeAbsolute() {
        assertThat(InputFiles.of("pom.xml").files())
                .containsExactly(Path.of("pom.xml").toAbsolutePath());
        assertThat(InputFiles.of("p?m.xml").files())
                .containsExactly(Path.of("pom.xml").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent.csv", "absent/*.csv", "data/*.parquet", "empty"})
    void whatMatchesNothingIsNotFound(String pattern) throws IOException {
        Files.createDirectory(directory.resolve("empty"));

        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> InputFiles.of(directory + "/" + pattern).files())
                .withMessage("No file matches '" + directory + "/" + pattern + "'")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INPUT_NOT_FOUND));
    }

    @Test
    void aMissingRelativePathSaysWhereItWasLookedFor() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> InputFiles.of("absent.csv").files())
                .withMessage("No file matches 'absent.csv' in " + Path.of("").toAbsolutePath())
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INPUT_NOT_FOUND));
    }

    @Test
    void oneMissingPatternAmongOthersIsNotFound() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new InputFiles(List.of(directory + "/data/a.csv", directory + "/absent.csv")).files())
                .withMessageContaining("absent.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data/[a.csv", "/data/{a,b.csv", "/data/a\0.csv", "/data/*\0.csv"})
    void whatIsNeitherAPathNorAGlobIsNotFound(String pattern) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> InputFiles.of(directory + pattern).files())
                .withMessageContaining("is not a path or glob")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INPUT_NOT_FOUND));
    }

    @Test
    void noPatternOrABlankOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InputFiles(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> InputFiles.of(" "));
    }

    @Test
    void thePatternsAreCopied() {
        List<String> patterns = new ArrayList<>(List.of("a"));
        InputFiles files = new InputFiles(patterns);
        patterns.add("b");

        assertThat(files).isEqualTo(InputFiles.of("a"));
    }

    private List<String> names(List<Path> files) {
        return files.stream()
                .map(file -> directory.toAbsolutePath().relativize(file).toString())
                .toList();
    }
}
