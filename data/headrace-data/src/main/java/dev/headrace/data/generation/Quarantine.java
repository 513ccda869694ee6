package dev.headrace.data.generation;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.spi.DataReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Rows in quarantine: their number, and the first reasons.
///
/// @param rows how many
/// @param reasons the first few, each with file and row
record Quarantine(long rows, List<String> reasons) {
    private static final int NAMED_REASONS = 3;

    /// Copies the rows that a reader could not read.
    ///
    /// @param reader at its end
    /// @param writer takes the rows
    static Quarantine copy(DataReader reader, ExamplesWriter writer) throws IOException {
        Counter counter = new Counter(writer);
        try {
            reader.quarantined(counter::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Quarantine(counter.rows, List.copyOf(counter.reasons));
    }

    /// Checks that enough rows are left.
    ///
    /// @param share the largest share that may be here
    /// @param good how many rows are not
    /// @param files the names of the files
    /// @throws HeadraceException if there are too many
    void requireAtMost(double share, long good, String files) {
        if (good == 0) {
            throw new HeadraceException(
                    DataErrorCode.DATA_EMPTY, "None of the " + rows + " rows of " + files + " can be used: " + first());
        }
        if (rows > share * (rows + good)) {
            throw new HeadraceException(
                    DataErrorCode.DATA_UNREADABLE,
                    rows + " of the " + (rows + good) + " rows of " + files
                            + " cannot be read, and maximum-quarantined allows a share of " + share + ": " + first());
        }
    }

    private String first() {
        return String.join("; ", reasons) + (rows > reasons.size() ? "; and " + (rows - reasons.size()) + " more" : "");
    }

    private static final class Counter {
        private final ExamplesWriter writer;
        private final List<String> reasons = new ArrayList<>();
        private long rows;

        Counter(ExamplesWriter writer) {
            this.writer = writer;
        }

        void add(QuarantinedRow row) {
            if (rows++ < NAMED_REASONS) {
                reasons.add(row.file() + ", row " + row.row() + ": " + row.reason());
            }
            try {
                writer.quarantine(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
