package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.Phrases.partOf;

import dev.headrace.core.component.ComponentContext;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Looks at the rows: which repeat others, and whether a column knows the label. One pass over each split,
/// and another over the split to learn from if there is a label. Confined to one thread.
final class ExampleScan {
    private final Examples examples;
    private final ExampleValidatorConfig config;
    private final Findings findings;
    private final BufferAllocator allocator;
    private final ComponentContext context;
    private long done;
    private long total;
    private long[] rowHashes = new long[0];
    private long[] valueHashes = new long[0];

    ExampleScan(
            Examples examples,
            ExampleValidatorConfig config,
            Findings findings,
            BufferAllocator allocator,
            ComponentContext context) {
        this.examples = examples;
        this.config = config;
        this.findings = findings;
        this.allocator = allocator;
        this.context = context;
    }

    /// What is done with each batch.
    private interface BatchVisitor {
        void visit(VectorSchemaRoot batch, long firstRow);
    }

    void run(Optional<LeakageScan> leakage) throws IOException, InterruptedException {
        String learned = config.split();
        boolean hasLearned = examples.splits().contains(learned);
        total = examples.index().totalRows() + (hasLearned && leakage.isPresent() ? examples.rows(learned) : 0);
        RowCounts learnedRows = null;
        if (hasLearned) {
            learnedRows = count(learned, (batch, firstRow) -> leakage.ifPresent(scan -> scan.sample(batch, firstRow)));
        }
        for (String split : examples.splits()) {
            if (!split.equals(learned)) {
                RowCounts rows = count(split, (batch, firstRow) -> {});
                shared(split, rows, learnedRows);
            }
        }
        if (hasLearned && leakage.isPresent()) {
            visit(learned, leakage.get()::add);
            leakage.get().report(learned, config, findings);
        }
    }

    private RowCounts count(String split, BatchVisitor also) throws IOException, InterruptedException {
        RowCounts counts = new RowCounts();
        visit(split, (batch, firstRow) -> {
            hash(batch);
            counts.add(rowHashes, batch.getRowCount());
            also.visit(batch, firstRow);
        });
        RowCounts.Share repeated = counts.repeated();
        if (repeated.part() > 0) {
            findings.add(
                    null,
                    split,
                    Kind.ROWS_DUPLICATED,
                    repeated.value() >= config.duplicateShare() ? Severity.WARNING : Severity.INFO,
                    words(repeated) + " repeat an earlier row in every column");
        }
        return counts;
    }

    private void shared(String split, RowCounts rows, @Nullable RowCounts learned) {
        if (learned == null) {
            return;
        }
        RowCounts.Share shared = rows.sharedWith(learned);
        if (shared.part() > 0) {
            findings.add(
                    null,
                    split,
                    Kind.ROWS_DUPLICATED,
                    shared.value() >= config.duplicateShare() ? Severity.WARNING : Severity.INFO,
                    words(shared) + " are also in the split '" + config.split() + "', equal in every column");
        }
    }

    private static String words(RowCounts.Share share) {
        return (share.estimated() ? "By an estimate from a part of the rows, " : "")
                + partOf(share.part(), share.whole(), "rows");
    }

    private void hash(VectorSchemaRoot batch) {
        int rows = batch.getRowCount();
        if (rowHashes.length < rows) {
            rowHashes = new long[rows];
            valueHashes = new long[rows];
        }
        Arrays.fill(rowHashes, 0, rows, 0);
        for (FieldVector vector : batch.getFieldVectors()) {
            Hashing.hash(vector, rows, valueHashes);
            for (int row = 0; row < rows; row++) {
                rowHashes[row] = Hashing.mix(rowHashes[row] ^ valueHashes[row]);
            }
        }
    }

    private void visit(String split, BatchVisitor visitor) throws IOException, InterruptedException {
        long firstRow = 0;
        try (ExamplesReader reader = examples.read(split, allocator)) {
            while (reader.next()) {
                context.checkCancelled();
                VectorSchemaRoot batch = reader.batch();
                visitor.visit(batch, firstRow);
                firstRow += batch.getRowCount();
                done += batch.getRowCount();
                context.progress(done, total, "rows");
            }
        }
    }
}
