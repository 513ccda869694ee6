package dev.headrace.statistics.internal.cross;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.DuplicateStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Counts rows that equal an earlier one over some columns, by hashes of 64 bits. Split, merge and order of
/// rows change nothing. Up to [#MOST_EXACT] different rows the count is exact, but for a chance of less than
/// 3 in 100 million that two of them have one hash, and takes 16 to 32 bytes for each different row, so up to
/// 32 MB; with more it is an estimate, and takes 16 KiB. Confined to one thread; borrows batches.
///
/// Values are equal if they have the same content: of lists, structs and maps in the same order; both zeros
/// are equal, all NaN are, and missing values are.
public final class DuplicateRows {
    /// Up to how many different rows the count is exact.
    public static final int MOST_EXACT = 1_000_000;

    /*
     * A row's hash grows column by column in two lanes of 64 bits, and is folded into one at the end, so that nothing
     * is lost on the way, however many columns there are.
     */
    private static final long FIRST_LANE = 0x9E3779B97F4A7C15L;
    private static final long SECOND_LANE = 0xD1B54A32D192ED03L;
    private static final long FACTOR = 0xAEF17502108EF2D9L;

    private final List<Field> columns;
    private final VectorHash vectorHash = new VectorHash();
    private final long[] values = new long[ColumnBlock.ROWS];
    private final long[] first = new long[ColumnBlock.ROWS];
    private final long[] second = new long[ColumnBlock.ROWS];
    private LongSet hashes = new LongSet();
    /// There with more than [#MOST_EXACT] different rows.
    private @Nullable DistinctSketch sketch;
    private long rows;

    /// Starts without rows.
    ///
    /// @param schema of the batches; columns that it has besides are ignored
    /// @param names by which columns rows are compared
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if one is not there
    public DuplicateRows(Schema schema, List<String> names) {
        columns = names.stream().map(name -> Columns.field(schema, name)).toList();
    }

    /// Takes all rows of a batch into account.
    ///
    /// @param batch of the schema; borrowed
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a column is not there or of
    ///     another type
    public void fold(VectorSchemaRoot batch) {
        FieldVector[] vectors =
                columns.stream().map(column -> vector(batch, column)).toArray(FieldVector[]::new);
        for (int from = 0; from < batch.getRowCount(); from += ColumnBlock.ROWS) {
            int size = Math.min(batch.getRowCount() - from, ColumnBlock.ROWS);
            hash(vectors, from, size);
            for (int i = 0; i < size; i++) {
                add(DistinctSketch.mix(first[i] ^ Long.rotateLeft(second[i], Integer.SIZE)));
            }
        }
        rows += batch.getRowCount();
    }

    private static FieldVector vector(VectorSchemaRoot batch, Field column) {
        FieldVector vector = batch.getVector(column.getName());
        if (vector == null || !vector.getField().getType().equals(column.getType())) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "Column '" + column.getName() + "' is " + column.getType() + " in the schema, and "
                            + (vector == null ? "missing" : vector.getField().getType()) + " in a batch");
        }
        return vector;
    }

    private void hash(FieldVector[] vectors, int from, int size) {
        Arrays.fill(first, 0, size, FIRST_LANE);
        Arrays.fill(second, 0, size, SECOND_LANE);
        for (FieldVector vector : vectors) {
            vectorHash.hash(vector, from, size, values);
            for (int i = 0; i < size; i++) {
                first[i] = DistinctSketch.mix(first[i] ^ values[i]);
                second[i] = (Long.rotateLeft(second[i], 27) + values[i]) * FACTOR;
            }
        }
    }

    private void add(long hash) {
        if (sketch != null) {
            sketch.addHash(hash);
            return;
        }
        hashes.add(hash);
        if (hashes.size() > MOST_EXACT) {
            estimate();
        }
    }

    private DistinctSketch estimate() {
        DistinctSketch started = sketch;
        if (started == null) {
            started = new DistinctSketch();
            for (long hash : hashes.sorted()) {
                started.addHash(hash);
            }
            hashes = new LongSet();
            sketch = started;
        }
        return started;
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other of the same columns
    /// @throws IllegalArgumentException if it is of others
    public void merge(DuplicateRows other) {
        if (!columns.equals(other.columns)) {
            throw new IllegalArgumentException(columns + " cannot be merged with " + other.columns);
        }
        rows += other.rows;
        if (other.sketch != null) {
            estimate().merge(other.sketch);
        } else {
            for (long hash : other.hashes.sorted()) {
                add(hash);
            }
        }
    }

    /// What was found so far.
    ///
    /// @return the counts
    public DuplicateStatistics result() {
        long distinct = sketch == null ? hashes.size() : Math.min(rows, sketch.estimate());
        return new DuplicateStatistics(rows, distinct, sketch == null ? 0 : DistinctSketch.ERROR, rows - distinct);
    }

    /// Writes the state: equal states give equal bytes. It takes 8 bytes for each different row while the
    /// count is exact.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        output.writeVarint(columns.size());
        columns.forEach(column -> output.writeText(column.getName()));
        output.writeVarint(rows);
        output.writeVarint(sketch == null ? 0 : 1);
        if (sketch == null) {
            long[] sorted = hashes.sorted();
            output.writeVarint(sorted.length);
            for (long hash : sorted) {
                output.writeLong(hash);
            }
        } else {
            sketch.write(output);
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @param input what to read from
    /// @param schema as of the constructor
    /// @param names as of the constructor
    /// @return the state
    /// @throws HeadraceException with [ValidationErrorCode#STATISTICS_DAMAGED] if the bytes are damaged or of
    ///     other columns
    public static DuplicateRows read(StateInput input, Schema schema, List<String> names) {
        DuplicateRows duplicates = new DuplicateRows(schema, names);
        if (input.readCount() != names.size()) {
            throw input.damaged("another number of columns than " + names.size());
        }
        for (String name : names) {
            String found = input.readText();
            if (!found.equals(name)) {
                throw input.damaged("column '" + found + "' where '" + name + "' was expected");
            }
        }
        duplicates.rows = input.readCount();
        if (input.readInt(0, 1) == 1) {
            duplicates.sketch = DistinctSketch.read(input);
            return duplicates;
        }
        int size = input.readSize(Long.BYTES);
        for (int i = 0; i < size; i++) {
            duplicates.hashes.add(input.readLong());
        }
        if (duplicates.hashes.size() != size || size > Math.min(duplicates.rows, MOST_EXACT)) {
            throw input.damaged(size + " different rows of " + duplicates.rows);
        }
        return duplicates;
    }
}
