package dev.headrace.statistics.internal.semantic;

import static java.util.Objects.requireNonNull;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.PairedStatistics;
import dev.headrace.validation.PairedStatistics.Companion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Folds columns of lists that belong together, such as the values and indices of a sparse feature, or the
/// values and weights of a weighted one; see [PairedStatistics].
///
/// Laws: the result does not depend on how rows are split, ordered and merged. Confined to one thread.
public final class PairedFeatures {
    private final String name;
    private final String value;
    private final List<String> companions;

    private long rows;
    /// The value's first, then those of the companions.
    private final long[] missing;
    private final long[] minimum;
    private final long[] maximum;

    /// Starts without rows.
    ///
    /// @param name of the sparse or weighted feature
    /// @param value the column of the values
    /// @param companions the columns of the indices, or of the weights; at least one
    /// @throws IllegalArgumentException if there is no companion
    public PairedFeatures(String name, String value, List<String> companions) {
        this.name = requireNonNull(name, "name is null");
        this.value = requireNonNull(value, "value is null");
        this.companions = List.copyOf(companions);
        if (companions.isEmpty()) {
            throw new IllegalArgumentException("feature '" + name + "' has no column beside '" + value + "'");
        }
        this.missing = new long[companions.size() + 1];
        this.minimum = new long[companions.size()];
        this.maximum = new long[companions.size()];
        Arrays.fill(minimum, Long.MAX_VALUE);
        Arrays.fill(maximum, Long.MIN_VALUE);
    }

    /// Takes rows into account.
    ///
    /// @param lengths by column and row, the values' first, then those of the companions in their order: how
    ///     many values the cell has, or a negative number if it is missing
    /// @param size how many rows
    /// @throws IllegalArgumentException if there are more or fewer columns
    public void fold(List<int[]> lengths, int size) {
        if (lengths.size() != missing.length) {
            throw new IllegalArgumentException(
                    lengths.size() + " columns given for feature '" + name + "', which has " + missing.length);
        }
        int[] ofRow = new int[missing.length];
        for (int row = 0; row < size; row++) {
            boolean present = false;
            for (int column = 0; column < ofRow.length; column++) {
                ofRow[column] = lengths.get(column)[row];
                present |= ofRow[column] >= 0;
            }
            if (present) {
                add(ofRow);
            }
        }
    }

    /// @param lengths negative where the column is missing
    private void add(int[] lengths) {
        rows++;
        missing[0] += lengths[0] < 0 ? 1 : 0;
        int values = Math.max(0, lengths[0]);
        for (int i = 0; i < minimum.length; i++) {
            missing[i + 1] += lengths[i + 1] < 0 ? 1 : 0;
            int difference = Math.max(0, lengths[i + 1]) - values;
            minimum[i] = Math.min(minimum[i], difference);
            maximum[i] = Math.max(maximum[i], difference);
        }
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other of the same columns
    /// @throws IllegalArgumentException if it is of others
    public void merge(PairedFeatures other) {
        if (!name.equals(other.name) || !value.equals(other.value) || !companions.equals(other.companions)) {
            throw new IllegalArgumentException("feature '" + name + "' cannot be merged with '" + other.name + "'");
        }
        rows += other.rows;
        for (int i = 0; i < missing.length; i++) {
            missing[i] += other.missing[i];
        }
        for (int i = 0; i < minimum.length; i++) {
            minimum[i] = Math.min(minimum[i], other.minimum[i]);
            maximum[i] = Math.max(maximum[i], other.maximum[i]);
        }
    }

    /// What was found in all rows so far.
    ///
    /// @return an immutable record; folding may go on
    public PairedStatistics result() {
        List<Companion> result = new ArrayList<>();
        for (int i = 0; i < minimum.length; i++) {
            result.add(new Companion(
                    companions.get(i), missing[i + 1], rows == 0 ? 0 : minimum[i], rows == 0 ? 0 : maximum[i]));
        }
        return new PairedStatistics(name, value, rows, missing[0], result);
    }

    /// Writes the state, without the names: equal states give equal bytes.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        output.writeVarint(rows);
        output.writeVarint(missing[0]);
        for (int i = 0; i < minimum.length; i++) {
            output.writeVarint(missing[i + 1]);
            output.writeSigned(minimum[i]);
            output.writeSigned(maximum[i]);
        }
    }

    /// The columns that are folded.
    ///
    /// @return the values', then the companions
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(value));
        columns.addAll(companions);
        return columns;
    }

    /// Reads what [#write] wrote, into one that has folded nothing.
    ///
    /// @param input what to read from
    /// @throws dev.headrace.core.HeadraceException if it is something else
    public void read(StateInput input) {
        rows = input.readCount();
        missing[0] = input.readCount();
        for (int i = 0; i < minimum.length; i++) {
            missing[i + 1] = input.readCount();
            minimum[i] = input.readSigned();
            maximum[i] = input.readSigned();
        }
    }
}
