package dev.headrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The golden files are written by `make_predictors.py` beside them, from the specification and not by this
/// code.
final class PredictorFormatTest {
    private static final double[] LOGISTIC_AT_MINUS_HALF = {0.6224593312018546, 0.37754066879814546};

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear-logistic",
                "linear-softmax",
                "linear-identity",
                "trees-identity",
                "trees-logistic",
                "trees-shares"
            })
    void goldenFilesAreReadAndWrittenBackEqual(String name) throws Exception {
        Path golden = GoldenFiles.of(name + ".bin");
        Path copy = directory.resolve("copy.bin");
        PredictorFormat.write(copy, PredictorFormat.read(golden));
        assertThat(copy).hasSameBinaryContentAs(golden);
    }

    @Test
    void linearGoldenFilesPredictWhatTheFormulasSay() throws Exception {
        assertThat(predict("linear-logistic", 1, 1)).containsExactly(LOGISTIC_AT_MINUS_HALF, within(1e-15));
        // Scores 1, 2 and 0.25 - 3.
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(-2.75);
        assertThat(predict("linear-softmax", 1, 2))
                .containsExactly(
                        new double[] {Math.exp(1) / sum, Math.exp(2) / sum, Math.exp(-2.75) / sum}, within(1e-15));
        assertThat(predict("linear-identity", 10, 0, 7)).containsExactly(5);
    }

    @Test
    void treesOfGoldenFilesPredictByTheirLeaves() throws Exception {
        assertThat(predict("trees-identity", 0.5, 9)).containsExactly(10 - 1 + 0.25);
        assertThat(predict("trees-identity", 0.6, 2)).containsExactly(10 + 3 + 0.25);
        assertThat(predict("trees-identity", 0.6, 2.1)).containsExactly(10 + 5 + 0.25);
        assertThat(predict("trees-logistic", 1)).containsExactly(LOGISTIC_AT_MINUS_HALF, within(1e-15));
        assertThat(predict("trees-shares", -1)).containsExactly(0.25, 0.25, 0.5);
        assertThat(predict("trees-shares", 1)).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-softmax", "trees-identity", "trees-shares"})
    void aFileThatEndsTooEarlyIsDamaged(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(GoldenFiles.of(name + ".bin"));
        for (int length = 0; length < bytes.length; length++) {
            refused(Arrays.copyOf(bytes, length), "cannot be read as a predictor");
        }
        refused(Arrays.copyOf(bytes, bytes.length + 1), "bytes stand behind its end");
    }

    @Test
    void aFileOfAnotherFormIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(GoldenFiles.of("linear-logistic.bin"));
        byte[] magic = bytes.clone();
        magic[0] = 'X';
        refused(magic, "it is not a predictor of version 1");
        byte[] version = bytes.clone();
        version[7] = 2;
        refused(version, "it is not a predictor of version 1");
        byte[] kind = bytes.clone();
        kind[8] = 3;
        refused(kind, "kind 3 is unknown");
        byte[] link = bytes.clone();
        link[9] = 4;
        refused(link, "link 4 is unknown");
    }

    @Test
    void anArrayLongerThanItsFileTakesNoMemory() throws Exception {
        byte[] bytes = Files.readAllBytes(GoldenFiles.of("linear-logistic.bin"));
        ByteBuffer.wrap(bytes).putInt(18, Integer.MAX_VALUE);
        refused(bytes, "an array of 2147483647 elements is longer than the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear-logistic", "linear-softmax", "trees-identity", "trees-logistic", "trees-shares"})
    void damagedBytesAreReadOrRefusedButDoNothingElse(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(GoldenFiles.of(name + ".bin"));
        SplittableRandom random = new SplittableRandom(42);
        for (int trial = 0; trial < 200; trial++) {
            byte[] damaged = bytes.clone();
            for (int times = random.nextInt(3); times >= 0; times--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(damaged);
        }
    }

    private void readOrRefuse(byte[] damaged) throws IOException {
        Path file = directory.resolve("damaged.bin");
        Files.write(file, damaged);
        try {
            Predictor predictor = PredictorFormat.read(file);
            // A feature that a damaged header asks for may be far away; what fits into memory must predict.
            if (predictor.features() < 1_000_000 && predictor.outputs() < 1_000_000) {
                predictor.predict(new double[predictor.features()], new double[predictor.outputs()]);
            }
        } catch (HeadraceException e) {
            assertThat(e.code()).isEqualTo(TrainingErrorCode.MODEL_FORMAT);
        }
    }

    private void refused(byte[] bytes, String message) throws IOException {
        Path file = directory.resolve("refused.bin");
        Files.write(file, bytes);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> PredictorFormat.read(file))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.MODEL_FORMAT));
    }

    private static double[] predict(String name, double... row) throws IOException {
        Predictor predictor = PredictorFormat.read(GoldenFiles.of(name + ".bin"));
        assertThat(predictor.features()).isEqualTo(row.length);
        double[] output = new double[predictor.outputs()];
        predictor.predict(row, output);
        return output;
    }
}
