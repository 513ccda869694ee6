package dev.headrace.serving.http;

import dev.headrace.core.HeadraceException;
import dev.headrace.serving.ServerRequest.EventTime;
import dev.headrace.serving.ServingErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What names a request in the prediction log.
///
/// @param id of the request; its rows have the same, or `id-0`, `id-1` where there are several
/// @param time when it happened
record RequestMark(String id, Instant time) {
    static final String ID_HEADER = "Headrace-Request-Id";
    static final String TIME_HEADER = "Headrace-Event-Time";

    private static final int LONGEST_ID = 200;
    private static final int RADIX = 36;

    /// The id of one of a request's rows.
    String id(int row, int rows) {
        return rows == 1 ? id : id + "-" + row;
    }

    /// Makes marks. Thread-safe.
    static final class Maker {
        private final InstantSource clock;
        private final EventTime eventTime;
        private final String prefix;
        private final AtomicLong requests = new AtomicLong();

        /// Starts to count. The start's time and the process tell the ids of servers apart.
        Maker(InstantSource clock, EventTime eventTime) {
            this.clock = clock;
            this.eventTime = eventTime;
            this.prefix = Long.toString(clock.millis(), RADIX) + "-"
                    + Long.toString(ProcessHandle.current().pid(), RADIX) + "-";
        }

        /// The mark of a request.
        ///
        /// @param id what the client calls it, or null
        /// @param time when the client says that it happened, or null
        RequestMark mark(@Nullable String id, @Nullable String time) {
            if (id != null && (id.isBlank() || id.length() > LONGEST_ID)) {
                throw new HeadraceException(
                        ServingErrorCode.REQUEST_INVALID,
                        "The id of a request has from 1 to " + LONGEST_ID + " characters, and this one has "
                                + id.length());
            }
            return new RequestMark(
                    id == null ? prefix + Long.toString(requests.incrementAndGet(), RADIX) : id,
                    time != null && eventTime == EventTime.REQUEST ? parse(time) : clock.instant());
        }

        private static Instant parse(String time) {
            try {
                return OffsetDateTime.parse(time).toInstant();
            } catch (DateTimeException e) {
                throw new HeadraceException(
                        ServingErrorCode.REQUEST_INVALID,
                        "The header " + TIME_HEADER + " is '" + time
                                + "', and a time such as 2026-03-01T12:30:00Z was expected",
                        e);
            }
        }
    }
}
