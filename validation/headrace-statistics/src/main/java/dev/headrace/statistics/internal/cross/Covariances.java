package dev.headrace.statistics.internal.cross;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.CrossStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Covariance and correlation of all pairs of some columns, each over the rows in which both have a finite
/// number. All sums are exact, and rounded once at the end. Split, merge and order of rows change nothing. It
/// takes about 300 bytes for a pair of columns whose numbers are of like size, up to a few kilobytes if they
/// are not. Confined to one thread; borrows batches.
public final class Covariances {
    /// How many pairs there may be: 141 columns.
    public static final int MOST_PAIRS = 10_000;

    private final List<ColumnForm> forms;
    private final ColumnBlock[] blocks;
    private final BinaryNumbers[] numbers;
    private final ColumnSums[] columns;
    /// Pair (i, j), i < j, is at `j * (j - 1) / 2 + i`.
    private final PairSums[] pairs;

    /// Starts without rows.
    ///
    /// @param schema of the batches; columns that it has besides are ignored
    /// @param names the columns: numbers, or booleans as 0 and 1, dates in days, timestamps in their unit;
    ///     lists of these count in rows where they have one element
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if one is not there or of another
    ///     type
    /// @throws IllegalArgumentException if there are more than [#MOST_PAIRS] pairs, or a name is there twice
    public Covariances(Schema schema, List<String> names) {
        forms = Columns.forms(schema, names);
        for (ColumnForm form : forms) {
            if (form.kind() == ValueKind.TEXT) {
                throw new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Column '" + form.name() + "' is text, and covariances are those of numbers");
            }
        }
        long wanted = (long) forms.size() * (forms.size() - 1) / 2;
        if (wanted > MOST_PAIRS) {
            throw new IllegalArgumentException(forms.size() + " columns have " + wanted
                    + " pairs, and covariances are kept for at most " + MOST_PAIRS + ": name fewer columns");
        }
        blocks = forms.stream().map(ColumnBlock::new).toArray(ColumnBlock[]::new);
        numbers = Arrays.stream(blocks).map(BinaryNumbers::new).toArray(BinaryNumbers[]::new);
        columns = new ColumnSums[forms.size()];
        Arrays.setAll(columns, _ -> new ColumnSums());
        pairs = new PairSums[(int) wanted];
        Arrays.setAll(pairs, _ -> new PairSums());
    }

    /// The columns of a schema that are numbers: integers, floating-point numbers, decimals, and lists of
    /// these.
    ///
    /// @param schema any
    /// @return their names in the order of the schema
    public static List<String> numbers(Schema schema) {
        return schema.getFields().stream()
                .filter(field -> ColumnForm.of(field)
                        .filter(form -> form.kind().isNumber())
                        .isPresent())
                .map(Field::getName)
                .toList();
    }

    /// Takes all rows of a batch into account.
    ///
    /// @param batch of the schema; borrowed
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a column is not there or of
    ///     another type
    public void fold(VectorSchemaRoot batch) {
        FieldVector[] vectors =
                Arrays.stream(blocks).map(block -> block.vector(batch)).toArray(FieldVector[]::new);
        for (int from = 0; from < batch.getRowCount(); from += ColumnBlock.ROWS) {
            foldBlock(vectors, from, Math.min(batch.getRowCount(), from + ColumnBlock.ROWS));
        }
    }

    private void foldBlock(FieldVector[] vectors, int from, int to) {
        int pair = 0;
        for (int right = 0; right < vectors.length; right++) {
            blocks[right].read(vectors[right], from, to);
            columns[right].fold(numbers[right], numbers[right].read());
            for (int left = 0; left < right; left++) {
                pairs[pair++].fold(numbers[left], numbers[right]);
            }
        }
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other of the same columns
    /// @throws IllegalArgumentException if it is of other columns
    public void merge(Covariances other) {
        if (!forms.equals(other.forms)) {
            throw new IllegalArgumentException(forms + " cannot be merged with " + other.forms);
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i].merge(other.columns[i]);
        }
        for (int i = 0; i < pairs.length; i++) {
            pairs[i].merge(other.pairs[i]);
        }
    }

    /// What was found so far.
    ///
    /// @return one record for each pair, in the order of the left column's name in the list, then of the
    ///     right one's
    public List<CrossStatistics> result() {
        List<CrossStatistics> found = new ArrayList<>(pairs.length);
        for (int left = 0; left < columns.length; left++) {
            for (int right = left + 1; right < columns.length; right++) {
                found.add(pairs[right * (right - 1) / 2 + left].result(
                        forms.get(left), columns[left], forms.get(right), columns[right]));
            }
        }
        return found;
    }

    /// Writes the state: equal states give equal bytes.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        Columns.write(forms, output);
        for (ColumnSums column : columns) {
            column.write(output);
        }
        for (PairSums pair : pairs) {
            pair.write(output);
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
    public static Covariances read(StateInput input, Schema schema, List<String> names) {
        Covariances covariances = new Covariances(schema, names);
        Columns.expect(covariances.forms, input);
        for (ColumnSums column : covariances.columns) {
            column.read(input);
        }
        for (PairSums pair : covariances.pairs) {
            pair.read(input);
        }
        return covariances;
    }
}
