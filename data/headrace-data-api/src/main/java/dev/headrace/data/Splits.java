package dev.headrace.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.headrace.core.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Named splits with weights, and the rule that assigns rows to them. Immutable and thread-safe.
///
/// The split depends on nothing but the content of the row: equal rows come into the same split, so no row to
/// learn from is also one to judge by, in whatever order, batches or files the rows arrive. A row's hash, taken
/// as unsigned and modulo the sum of the weights, falls into one of consecutive ranges as wide as the weights.
/// The hash is [specified](#assign(org.apache.arrow.vector.VectorSchemaRoot,int)), so it is the same on every
/// platform and in every release.
///
/// @param splits in the order in which they share out the range of the hash; never empty, names unique
public record Splits(List<Split> splits) {
    /// A split.
    ///
    /// @param name kebab-case; it becomes a file's name
    /// @param weight its share of the sum of all weights, at least 1
    public record Split(String name, int weight) {
        /// Checks name and weight.
        ///
        /// @throws IllegalArgumentException if the name is not kebab-case, or the weight is below 1
        public Split {
            Names.requireKebabCase("the name of a split", name);
            if (weight < 1) {
                throw new IllegalArgumentException("the weight of split '" + name + "' is " + weight
                        + ", and a whole number of at least 1 was expected");
            }
        }
    }

    /// Copies the list and checks it.
    ///
    /// @throws IllegalArgumentException if there are no splits, or two have one name
    public Splits {
        splits = List.copyOf(splits);
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("there are no splits, and at least one was expected");
        }
        Set<String> names = new HashSet<>();
        for (Split split : splits) {
            if (!names.add(split.name())) {
                throw new IllegalArgumentException("two splits are named '" + split.name() + "'");
            }
        }
    }

    /// Parses splits as they stand in a configuration: `train:4,eval:1`.
    ///
    /// @param text names with weights, separated by commas; blanks around them do not matter
    /// @return the splits in the order given
    /// @throws IllegalArgumentException naming every problem if the text is not of that form
    public static Splits parse(String text) {
        List<Split> splits = new ArrayList<>();
        Set<String> problems = new LinkedHashSet<>();
        Set<String> names = new HashSet<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.split(":", -1);
            if (sides.length != 2) {
                problems.add("'" + part.strip() + "' is not of the form NAME:WEIGHT");
                continue;
            }
            String name = sides[0].strip();
            if (!names.add(name)) {
                problems.add("two splits are named '" + name + "'");
            }
            try {
                splits.add(new Split(name, weight(name, sides[1].strip())));
            } catch (IllegalArgumentException e) {
                problems.add(requireNonNull(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("splits are '" + text
                    + "', and text such as 'train:4,eval:1' was expected: " + String.join("; ", problems));
        }
        return new Splits(splits);
    }

    /// The names of the splits.
    ///
    /// @return in the order of [#splits]
    public List<String> names() {
        return splits.stream().map(Split::name).toList();
    }

    /// The split of a row, by a hash of all its values and nothing else: not of the columns' names.
    ///
    /// The hash is 64-bit FNV-1a over these bytes, column by column, followed by the finalizer of MurmurHash3
    /// (`fmix64`). Numbers are little-endian.
    ///
    /// | value | bytes |
    /// |---|---|
    /// | missing, of any type | `00` |
    /// | BOOLEAN | `01`, then `00` for false or `01` for true |
    /// | INTEGER | `02`, then 8 bytes |
    /// | REAL | `03`, then the 8 bytes of IEEE 754; every NaN as `0x7ff8000000000000`, -0.0 as 0.0 |
    /// | TEXT | `04`, then the number of bytes in UTF-8 in 4 bytes, then these |
    /// | DATE | `05`, then the days since 1970-01-01 in 4 bytes |
    /// | TIMESTAMP | `06`, then the microseconds since 1970-01-01 in 8 bytes |
    ///
    /// @param batch vectors of the types of [ColumnType]; borrowed
    /// @param row the row's number in the batch
    /// @return a name of [#names]
    /// @throws IllegalArgumentException if a vector is of no type of [ColumnType]
    public String assign(VectorSchemaRoot batch, int row) {
        return pick(RowHash.ofRow(batch, row));
    }

    /// The split of everything that has a key, by the same hash of the key's bytes in UTF-8 alone.
    ///
    /// @param key any text
    /// @return a name of [#names]
    public String assign(String key) {
        return pick(RowHash.ofBytes(key.getBytes(UTF_8)));
    }

    /// The form that [#parse] reads.
    ///
    /// @return `train:4,eval:1`
    @Override
    public String toString() {
        return splits.stream().map(split -> split.name() + ":" + split.weight()).collect(Collectors.joining(","));
    }

    private String pick(long hash) {
        long total = 0;
        for (Split split : splits) {
            total += split.weight();
        }
        long place = Long.remainderUnsigned(hash, total);
        for (Split split : splits) {
            place -= split.weight();
            if (place < 0) {
                return split.name();
            }
        }
        throw new IllegalStateException("the ranges of the splits cover every remainder");
    }

    private static int weight(String split, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the weight of split '" + split + "' is '" + text + "', and a whole number from 1 to "
                            + Integer.MAX_VALUE + " was expected",
                    e);
        }
    }
}
