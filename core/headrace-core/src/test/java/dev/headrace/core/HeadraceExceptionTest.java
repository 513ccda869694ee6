package dev.headrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HeadraceExceptionTest {
    @Test
    void codeMessageAndCauseAreKept() {
        IOException cause = new IOException("disk");
        HeadraceException exception = new HeadraceException(CoreErrorCode.ARTIFACT_MISSING, "gone", cause);

        assertThat(exception.code()).isEqualTo(CoreErrorCode.ARTIFACT_MISSING);
        assertThat(exception).hasMessage("gone").hasCause(cause);
        assertThat(new HeadraceException(CoreErrorCode.INVALID_JSON, "wrong")).hasNoCause();
    }

    @Test
    @SuppressWarnings("NullAway")
    void codeAndMessageAreRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> new HeadraceException(null, "gone"))
                .withMessage("code is null");
        assertThatNullPointerException()
                .isThrownBy(() -> new HeadraceException(CoreErrorCode.INVALID_JSON, null))
                .withMessage("message is null");
    }

    @ParameterizedTest
    @EnumSource(CoreErrorCode.class)
    void everyCodeIsDescribedInOneSentence(CoreErrorCode code) {
        assertThat(code.description()).matches("[A-Z].*\\.");
        assertThat(code.name()).matches("[A-Z]+(_[A-Z]+)*");
    }

    @ParameterizedTest
    @EnumSource(ErrorType.class)
    void onlyWhatLiesOutsideOrRanOutIsWorthARetry(ErrorType type) {
        ErrorCode code = new ErrorCode() {
            @Override
            public String name() {
                return "SOME_CODE";
            }

            @Override
            public ErrorType type() {
                return type;
            }

            @Override
            public String description() {
                return "Some code.";
            }
        };

        assertThat(code.retryable())
                .isEqualTo(
                        switch (type) {
                            case RESOURCES, EXTERNAL -> true;
                            case USER, INTERNAL -> false;
                        });
    }
}
