package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.column.Weights;
import dev.headrace.statistics.internal.number.NumberText;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Statistics of a table of any types of Arrow: folds batches, merges with its peers, gives records; with
/// slices, weights and statistics across columns where [StatisticsOptions] ask for them. The laws are those
/// of [ColumnAccumulator]: however rows are split over batches, files, threads and machines, the result is
/// the same.
///
/// ```java Statistics today = Statistics.of(batch); today.merge(yesterday); DatasetStatistics result =
/// today.result(); ```
///
/// Confined to one thread. Borrows batches; never closes or keeps them.
public final class Statistics {
    private final Schema schema;
    private final StatisticsOptions options;
    private final List<Field> fields;
    private final Slicer slicer;
    private final DatasetAccumulator all;
    private final RelationsAccumulator relations;
    private final Map<String, DatasetAccumulator> slices = new TreeMap<>();

    /// Starts without rows.
    ///
    /// @param schema the columns; of encoded columns, with the type of their values
    /// @param options what is to be made
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if options name a column that is
    ///     not there, or declare a column to be what its type cannot be
    public Statistics(Schema schema, StatisticsOptions options) {
        this(schema, options, Columns.wanted(schema, options));
    }

    private Statistics(Schema schema, StatisticsOptions options, List<Field> fields) {
        this(
                schema,
                options,
                fields,
                new DatasetAccumulator(fields, options),
                new RelationsAccumulator(schema, options));
    }

    private Statistics(
            Schema schema,
            StatisticsOptions options,
            List<Field> fields,
            DatasetAccumulator all,
            RelationsAccumulator relations) {
        this.schema = requireNonNull(schema, "schema is null");
        this.options = requireNonNull(options, "options is null");
        this.fields = fields;
        this.slicer = new Slicer(options.slices(), schema);
        this.all = all;
        this.relations = relations;
    }

    /// Statistics of what concerns several columns alone, for [#joined].
    ///
    /// @param schema has the columns of [#columnsTogether], and perhaps others
    static Statistics together(Schema schema, StatisticsOptions options) {
        return new Statistics(schema, options, List.of());
    }

    /// The columns of what concerns several.
    List<String> columnsTogether() {
        List<String> columns = new ArrayList<>(relations.columns());
        columns.addAll(options.declared().pairedColumns());
        return columns.stream().distinct().toList();
    }

    /// Statistics of a batch, with the default options.
    ///
    /// @param batch any; borrowed
    /// @return statistics, to which more can be folded
    public static Statistics of(VectorSchemaRoot batch) {
        return of(batch, StatisticsOptions.DEFAULT);
    }

    /// Statistics of a batch.
    ///
    /// @param batch without columns that are encoded by dictionaries; borrowed
    /// @param options what is to be made
    /// @return statistics, to which more can be folded
    public static Statistics of(VectorSchemaRoot batch, StatisticsOptions options) {
        Statistics statistics = new Statistics(batch.getSchema(), options);
        statistics.fold(batch);
        return statistics;
    }

    /// Takes all rows of a batch into account.
    ///
    /// @param batch has all columns, by name, in any order; none of them encoded by a dictionary
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a column is missing or of
    ///     another type, with [ValidationErrorCode#BATCH_MALFORMED] if buffers do not fit, with
    ///     [ValidationErrorCode#WEIGHT_UNUSABLE] and [ValidationErrorCode#SLICES_TOO_MANY]; the batch may
    ///     then be counted in part, and the statistics are of no use
    public void fold(VectorSchemaRoot batch) {
        fold(batch, new DictionaryProvider.MapDictionaryProvider());
    }

    /// Takes all rows of a batch into account.
    ///
    /// @param batch as above
    /// @param dictionaries of the columns that are encoded
    /// @throws HeadraceException as above
    public void fold(VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        Prepared prepared = prepare(batch, dictionaries);
        for (int i = 0; i < prepared.tasks(); i++) {
            prepared.fold(i);
        }
    }

    /// What the columns of a batch have in common: weights and slices. Its tasks concern a column each, so
    /// each may be done by another thread.
    Prepared prepare(VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        Weights weights = weights(batch, dictionaries);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(all, Rows.range(0, batch.getRowCount()), weights));
        slicer.slices(batch, dictionaries).forEach((slice, rows) -> {
            parts.add(new Part(slice(slice), rows, weights.ofRows(rows)));
        });
        slicer.requireFew(slices.size());
        parts.forEach(part -> part.accumulator().count(part.rows(), part.weights()));
        return new Prepared(batch, dictionaries, parts, fields.size(), relations, weights);
    }

    Weights weights(VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        String name = options.weight();
        if (name == null) {
            return Weights.NONE;
        }
        FieldVector vector = DatasetAccumulator.vector(batch, name);
        double[] weights = new double[batch.getRowCount()];
        Plain plain = Plain.of(vector, Rows.range(0, weights.length), dictionaries);
        Arrays.fill(weights, Double.NaN);
        double[] found = new double[plain.rows().size()];
        if (!NumberText.doubles(plain.vector(), plain.rows(), found)) {
            throw new HeadraceException(
                    ValidationErrorCode.WEIGHT_UNUSABLE,
                    "The column of weights '" + name + "' is "
                            + vector.getField().getType() + ", and numbers were expected");
        }
        int[] places = plain.places();
        for (int i = 0; i < found.length; i++) {
            weights[places == null ? i : places[i]] = found[i];
        }
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new HeadraceException(
                        ValidationErrorCode.WEIGHT_UNUSABLE,
                        "Row " + (all.rows() + row) + " has the weight "
                                + (Double.isNaN(weights[row]) ? "NaN or none" : weights[row]) + " in column '" + name
                                + "', and a finite number that is not negative was expected");
            }
        }
        return Weights.taking(weights);
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other statistics of the same columns and options
    /// @throws IllegalArgumentException if it has others
    public void merge(Statistics other) {
        if (!options.equals(other.options)) {
            throw new IllegalArgumentException(
                    "statistics of other options cannot be merged: " + other.options + " and " + options);
        }
        all.merge(other.all);
        relations.merge(other.relations);
        other.slices.forEach((slice, accumulator) -> slice(slice).merge(accumulator));
        slicer.requireFew(slices.size());
    }

    /// What was found in all rows so far; folding may go on.
    ///
    /// @return the statistics of all rows, under the name `all`
    public DatasetStatistics result() {
        return all.statistics("all", "", relations.result());
    }

    /// What was found so far; folding may go on.
    ///
    /// @param name of the rows: a split, a span, a file
    /// @return the statistics of all rows, then those of the slices in the order of their texts
    public List<DatasetStatistics> results(String name) {
        List<DatasetStatistics> results = new ArrayList<>();
        results.add(all.statistics(name, "", relations.result()));
        slices.forEach((slice, accumulator) -> results.add(accumulator.statistics(name, slice, null)));
        return results;
    }

    /// The state, to be merged later without reading the rows again. Equal states give equal bytes.
    ///
    /// @return bytes of the form that `docs/reference/formats/statistics.md` specifies
    public byte[] toBytes() {
        return StatisticsFormat.write(this);
    }

    /// Statistics from their state; folding and merging may go on.
    ///
    /// @param bytes what [#toBytes] gave, of this release or an earlier one
    /// @return the statistics
    /// @throws HeadraceException with [ValidationErrorCode#STATISTICS_DAMAGED] if they are anything else
    public static Statistics ofBytes(byte[] bytes) {
        return StatisticsFormat.read(bytes);
    }

    /// How many rows were folded.
    ///
    /// @return all rows so far
    public long rows() {
        return all.rows();
    }

    /// What is made.
    ///
    /// @return the options
    public StatisticsOptions options() {
        return options;
    }

    /// The columns that batches must have.
    ///
    /// @return the schema given at the start
    public Schema schema() {
        return schema;
    }

    DatasetAccumulator slice(String slice) {
        return slices.computeIfAbsent(slice, _ -> new DatasetAccumulator(fields, options));
    }

    DatasetAccumulator all() {
        return all;
    }

    RelationsAccumulator relations() {
        return relations;
    }

    Map<String, DatasetAccumulator> slices() {
        return slices;
    }

    List<Field> fields() {
        return fields;
    }

    /// Statistics of the columns of several over the same rows.
    ///
    /// @param parts each with some of the columns
    /// @param together what concerns several columns, over the same rows; if nothing does, it may have none
    static Statistics joined(Schema schema, StatisticsOptions options, List<Statistics> parts, Statistics together) {
        List<Field> fields = Columns.wanted(schema, options);
        Statistics first = parts.getFirst();
        Statistics joined = new Statistics(
                schema,
                options,
                fields,
                first.all.withColumns(columns(fields, parts, part -> part.all), together.all),
                together.relations);
        for (String slice : first.slices.keySet()) {
            joined.slices.put(
                    slice,
                    requireNonNull(first.slices.get(slice))
                            .withColumns(
                                    columns(fields, parts, part -> requireNonNull(part.slices.get(slice))),
                                    together.slice(slice)));
        }
        return joined;
    }

    private static List<ColumnAccumulator> columns(
            List<Field> fields, List<Statistics> parts, Function<Statistics, DatasetAccumulator> accumulator) {
        Map<String, ColumnAccumulator> byName = new TreeMap<>();
        parts.forEach(part -> accumulator
                .apply(part)
                .columns()
                .forEach(column -> byName.put(column.field().getName(), column)));
        return fields.stream()
                .map(field -> requireNonNull(byName.get(field.getName()), field.getName()))
                .toList();
    }

    /// Some rows of a batch, and what they are folded into.
    private record Part(DatasetAccumulator accumulator, Rows rows, Weights weights) {}

    /// A batch ready to be folded column by column, and what concerns several columns as one or two
    /// tasks more.
    record Prepared(
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            List<Part> parts,
            int columns,
            RelationsAccumulator relations,
            Weights weights) {
        /// How many tasks there are.
        int tasks() {
            return columns + (hasPaired() ? 1 : 0) + (relations.isEmpty() ? 0 : 1);
        }

        private boolean hasPaired() {
            return parts.getFirst().accumulator().hasPaired();
        }

        /// Does one.
        void fold(int task) {
            if (task < columns) {
                for (Part part : parts) {
                    part.accumulator().foldColumn(task, batch, part.rows(), part.weights(), dictionaries);
                }
            } else if (task == columns && hasPaired()) {
                parts.forEach(part -> part.accumulator().foldPaired(batch, part.rows(), dictionaries));
            } else {
                relations.fold(batch, weights, dictionaries);
            }
        }
    }
}
