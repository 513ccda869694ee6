package dev.headrace.statistics.spark;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Statistics;
import dev.headrace.validation.ValidationErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a task sends: a state, or why there is none, as bytes, which every serializer of Spark can carry. The
/// code of an exception would be lost on its way, and what is wrong with data stays wrong when the task is
/// tried again.
///
/// The first byte is 0 before a state; else it is 1 and the number of the code, and the message follows.
final class Part {
    private static final Logger LOGGER = LoggerFactory.getLogger(Part.class);
    private static final byte STATE = 0;
    private static final byte FAILURE = 1;

    private Part() {}

    /// The part of what is made, or of its failure.
    ///
    /// @param state makes a state
    static byte[] of(Supplier<byte[]> state) {
        try {
            return ofState(state.get());
        } catch (HeadraceException e) {
            if (e.code() instanceof ValidationErrorCode code) {
                LOGGER.warn("the driver is told that this task failed", e);
                return ofFailure(code, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /// The statistics of a part.
    ///
    /// @throws HeadraceException if it is a failure: that
    static Statistics read(byte[] part) {
        if (part[0] == STATE) {
            return Statistics.ofBytes(Arrays.copyOfRange(part, 1, part.length));
        }
        String[] failure = new String(part, 1, part.length - 1, StandardCharsets.UTF_8).split("\n", 2);
        throw new HeadraceException(ValidationErrorCode.valueOf(failure[0]), failure[1]);
    }

    private static byte[] ofState(byte[] state) {
        byte[] part = new byte[state.length + 1];
        part[0] = STATE;
        System.arraycopy(state, 0, part, 1, state.length);
        return part;
    }

    private static byte[] ofFailure(ValidationErrorCode code, String message) {
        byte[] failure = (code.name() + "\n" + message).getBytes(StandardCharsets.UTF_8);
        byte[] part = new byte[failure.length + 1];
        part[0] = FAILURE;
        System.arraycopy(failure, 0, part, 1, failure.length);
        return part;
    }
}
