package dev.headrace.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.ErrorType;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.serving.ServerRequest.EventTime;
import dev.headrace.serving.ServerRequest.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServingRecordsTest {
    private static final Source SOURCE = new Source.Directory(Path.of("model"));

    @Test
    void versionsAreNumberedFromOneAndNamedInKebabCase() {
        Fingerprint fingerprint = Fingerprint.ofText("model");
        assertThat(new ModelVersion("income", 1, fingerprint).number()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelVersion("income", 0, fingerprint))
                .withMessage("a version is numbered from 1: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelVersion("Income", 1, fingerprint));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void portsOutOfRangeAreRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerRequest("income", SOURCE, "localhost", port, null, EventTime.CLOCK))
                .withMessage("a port is between 0 and 65535: " + port);
    }

    @Test
    void portsInRangeAreTaken() {
        assertThat(new ServerRequest("income", SOURCE, "localhost", 0, null, EventTime.CLOCK).port())
                .isZero();
        assertThat(new ServerRequest("income", SOURCE, "localhost", 65_535, null, EventTime.REQUEST).predictionLog())
                .isNull();
    }

    @Test
    void aProcessNeedsHeapAndTime() {
        Duration second = Duration.ofSeconds(1);
        assertThat(new ProcessLimits(16, second, null, null).lifetime()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessLimits(15, second, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessLimits(16, Duration.ZERO, null, null));
    }

    @Test
    @SuppressWarnings("NullAway") // it does not see the annotations of a compact constructor's parameters
    void predictionsAreCopiedAndKeepTheOrderOfColumnsAndTheirNulls() {
        Map<String, @Nullable Object> features = new HashMap<>();
        features.put("age", null);
        List<Double> scores = new ArrayList<>(List.of(0.25, 0.75));
        PredictionRecord prediction =
                new PredictionRecord("1", "2026-03-01T12:30:00Z", "income", 1, features, "a", scores);
        features.put("city", "oslo");
        scores.clear();
        assertThat(prediction.features()).hasSize(1).containsEntry("age", null);
        assertThat(prediction.scores()).containsExactly(0.25, 0.75);
    }

    @Test
    void predictionsReadBackFromJson() {
        PredictionRecord prediction = new PredictionRecord(
                "1", "2026-03-01T12:30:00Z", "income", 1, Map.of("city", "oslo"), null, List.of(2.5));
        assertThat(JsonRecords.parse(JsonRecords.text(prediction), PredictionRecord.class, "the log"))
                .isEqualTo(prediction);
    }

    @ParameterizedTest
    @EnumSource(ServingErrorCode.class)
    void everyCodeSaysWhatItIsForAndOnlyAServerIsTriedAgain(ServingErrorCode code) {
        assertThat(code.description()).endsWith(".");
        assertThat(code.retryable()).isEqualTo(code == ServingErrorCode.SERVER_FAILED);
        if (code != ServingErrorCode.SERVER_FAILED && code != ServingErrorCode.MODEL_DAMAGED) {
            assertThat(code.type()).isEqualTo(ErrorType.USER);
        }
    }
}
