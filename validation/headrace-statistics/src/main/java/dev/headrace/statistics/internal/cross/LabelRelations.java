package dev.headrace.statistics.internal.cross;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.LiftStatistics;
import dev.headrace.validation.MutualInformation;
import dev.headrace.validation.ValidationErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// How some columns go together with a label: lifts and mutual information, each over the rows in which the
/// column and the label both have a value (NaN is none). Split, merge and order of rows change nothing. It
/// takes up to some megabytes for a column. Confined to one thread; borrows batches.
///
/// Values are counted exactly up to 16,384 different ones of a column, 262,144 pairs of a value and one of
/// the label, and 4 MiB of different texts; a column of more texts is given up, and numbers are then counted
/// in the cells of a grid. With more than 1,000 different values of the label all counts are given up. The
/// estimate by nearest neighbours is from a sample of its own, of the 10,000 different pairs of values with
/// the least hashes, and goes on in any case. Where most rows are those of few pairs among very many
/// different ones, that sample may miss them.
public final class LabelRelations {
    /// How many different values a label may have.
    public static final int MOST_LABELS = 1_000;

    private final LabelOptions options;
    private final boolean weighted;
    private final ColumnBlock labelBlock;
    private final ColumnBlock[] blocks;
    private final PairCounts[] counts;
    private final PairSample[] samples;
    private final BinaryWeights weights = new BinaryWeights();
    private final int[] labelCodes = new int[ColumnBlock.ROWS];
    private ValueCodes labels;
    private boolean labelGivenUp;

    private LabelRelations(Schema schema, LabelOptions options, boolean weighted) {
        this.options = options;
        this.weighted = weighted;
        if (schema.getFields().stream().noneMatch(field -> field.getName().equals(options.label()))) {
            throw new HeadraceException(
                    ValidationErrorCode.LABEL_UNKNOWN,
                    "Label '" + options.label() + "' is not among the columns "
                            + schema.getFields().stream().map(Field::getName).toList());
        }
        labelBlock = new ColumnBlock(Columns.form(schema, options.label()));
        blocks = Columns.forms(schema, options.columns()).stream()
                .map(ColumnBlock::new)
                .toArray(ColumnBlock[]::new);
        labels = codes(labelBlock);
        counts = Arrays.stream(blocks)
                .map(block -> new PairCounts(codes(block), weighted))
                .toArray(PairCounts[]::new);
        samples = new PairSample[blocks.length];
        Arrays.setAll(samples, _ -> new PairSample());
    }

    /// Starts without rows.
    ///
    /// @param schema of the batches; columns that it has besides are ignored
    /// @param options the columns and what to find out
    /// @return for rows without weights
    /// @throws HeadraceException with [ValidationErrorCode#LABEL_UNKNOWN] or
    ///     [ValidationErrorCode#SCHEMA_MISMATCH] if a column is not there, or of a type without single values
    /// @throws IllegalArgumentException if there are boundaries for texts, or a column is named twice
    public static LabelRelations ofRows(Schema schema, LabelOptions options) {
        return new LabelRelations(schema, options, false);
    }

    /// Starts without rows, for rows with weights.
    ///
    /// @param schema as of [#ofRows]
    /// @param options as of [#ofRows]
    /// @return for rows with weights; exceptions as of [#ofRows]
    public static LabelRelations ofWeightedRows(Schema schema, LabelOptions options) {
        return new LabelRelations(schema, options, true);
    }

    /// The columns of a schema that can be compared with a label.
    ///
    /// @param schema any
    /// @param label the label's name
    /// @return the names of the others whose types have single values, in the order of the schema
    public static List<String> columns(Schema schema, String label) {
        return schema.getFields().stream()
                .filter(field ->
                        !field.getName().equals(label) && ColumnForm.of(field).isPresent())
                .map(Field::getName)
                .toList();
    }

    private ValueCodes codes(ColumnBlock block) {
        List<Double> boundaries = options.boundaries().getOrDefault(block.form().name(), List.of());
        if (block.form().kind() == ValueKind.TEXT && !boundaries.isEmpty()) {
            throw new IllegalArgumentException(
                    "Column '" + block.form().name() + "' is text, and boundaries are for numbers: " + boundaries);
        }
        return new ValueCodes(block.form(), boundaries);
    }

    /// Takes all rows of a batch into account.
    ///
    /// @param batch of the schema; borrowed
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a column is not there or of
    ///     another type
    /// @throws IllegalStateException if rows need weights
    public void fold(VectorSchemaRoot batch) {
        if (weighted) {
            throw new IllegalStateException("A batch is without weights, which these statistics need");
        }
        foldRows(batch, new double[0]);
    }

    /// Takes all rows of a batch into account.
    ///
    /// @param batch of the schema; borrowed
    /// @param rowWeights one for each row, finite and not negative
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a column is not there or of
    ///     another type, or [ValidationErrorCode#WEIGHT_UNUSABLE] if a weight is negative, infinite or NaN
    /// @throws IllegalStateException if rows are without weights here
    /// @throws IllegalArgumentException if there are fewer weights than rows
    public void fold(VectorSchemaRoot batch, double[] rowWeights) {
        if (!weighted) {
            throw new IllegalStateException("A batch has weights, which these statistics do not take");
        }
        if (rowWeights.length < batch.getRowCount()) {
            throw new IllegalArgumentException(
                    batch.getRowCount() + " rows have only " + rowWeights.length + " weights");
        }
        foldRows(batch, rowWeights);
    }

    private void foldRows(VectorSchemaRoot batch, double[] rowWeights) {
        FieldVector labelVector = labelBlock.vector(batch);
        FieldVector[] vectors =
                Arrays.stream(blocks).map(block -> block.vector(batch)).toArray(FieldVector[]::new);
        for (int from = 0; from < batch.getRowCount(); from += ColumnBlock.ROWS) {
            int to = Math.min(batch.getRowCount(), from + ColumnBlock.ROWS);
            if (weighted) {
                weights.read(rowWeights, from, to);
            }
            labelBlock.read(labelVector, from, to);
            readLabels();
            for (int column = 0; column < blocks.length; column++) {
                blocks[column].read(vectors[column], from, to);
                sample(blocks[column], samples[column]);
                if (!labelGivenUp) {
                    counts[column].add(blocks[column], labelCodes, weights);
                }
            }
        }
    }

    private void readLabels() {
        for (int row = 0; row < labelBlock.size(); row++) {
            labelCodes[row] = !labelGivenUp && labelBlock.isPresent(row) ? labels.add(labelBlock, row) : -1;
        }
        giveUpIfFull();
    }

    private void sample(ColumnBlock block, PairSample sample) {
        for (int row = 0; row < block.size(); row++) {
            if (labelBlock.isFinite(row) && block.isFinite(row)) {
                sample.add(block.raw(row), labelBlock.raw(row));
            }
        }
    }

    private void giveUpIfFull() {
        if (labels.size() > MOST_LABELS || labels.bytes() > PairCounts.MOST_BYTES) {
            giveUp();
        }
    }

    /// Forgets all counts, those of columns that were given up before as well: what is left is the same in
    /// any order.
    private void giveUp() {
        labelGivenUp = true;
        labels = labels.empty(0);
        for (PairCounts count : counts) {
            count.giveUp();
        }
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other of the same columns and options
    /// @throws IllegalArgumentException if it is of others
    public void merge(LabelRelations other) {
        if (!options.equals(other.options) || weighted != other.weighted || !forms().equals(other.forms())) {
            throw new IllegalArgumentException("Relations with the label '" + options.label()
                    + "' cannot be merged with those of other columns, options or weights");
        }
        for (int column = 0; column < samples.length; column++) {
            samples[column].merge(other.samples[column]);
        }
        if (!labelGivenUp && !other.labelGivenUp) {
            mergeCounts(other);
            giveUpIfFull();
        } else {
            giveUp();
        }
    }

    private void mergeCounts(LabelRelations other) {
        int[] codes = new int[other.labels.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = labels.add(other.labels, code);
        }
        for (int column = 0; column < counts.length; column++) {
            counts[column].merge(other.counts[column], codes);
        }
    }

    private List<ColumnForm> forms() {
        return Arrays.stream(blocks).map(ColumnBlock::form).toList();
    }

    /// The lifts by numbers of rows.
    ///
    /// @return one record for each column, in the order of the options
    public List<LiftStatistics> lifts() {
        return each((column, count) -> Lifts.ofRows(options, count, Groups.of(count, options.cells()), labelGroups()));
    }

    /// The lifts by sums of weights. Cells of equal frequency are those of numbers of rows.
    ///
    /// @return one record for each column, in the order of the options
    /// @throws IllegalStateException if rows are without weights
    public List<LiftStatistics> weightedLifts() {
        if (!weighted) {
            throw new IllegalStateException("There are no lifts by weights, since rows are without them");
        }
        return each(
                (column, count) -> Lifts.ofWeights(options, count, Groups.of(count, options.cells()), labelGroups()));
    }

    private List<LiftStatistics> each(BiFunction<String, PairCounts, LiftStatistics> lifts) {
        return IntStream.range(0, blocks.length)
                .mapToObj(column -> {
                    String name = blocks[column].form().name();
                    return counts[column].isGivenUp()
                            ? new LiftStatistics(name, options.label(), 0, false, reason(name), List.of())
                            : lifts.apply(name, counts[column]);
                })
                .toList();
    }

    /// The mutual information of each column and the label, without weights.
    ///
    /// @return one record for each column, in the order of the options
    public List<MutualInformation> mutualInformation() {
        return IntStream.range(0, blocks.length).mapToObj(this::information).toList();
    }

    private MutualInformation information(int column) {
        ColumnForm form = blocks[column].form();
        NeighbourInformation.Estimate estimate =
                NeighbourInformation.of(samples[column].pairs(), form, labelBlock.form());
        PairCounts count = counts[column];
        if (count.isGivenUp() || count.size() == 0) {
            return new MutualInformation(
                    form.name(),
                    options.label(),
                    0,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    estimate.nats(),
                    estimate.rows(),
                    count.isGivenUp() ? reason(form.name()) : "no row has a value of both");
        }
        Contingency table = contingency(count);
        return new MutualInformation(
                form.name(),
                options.label(),
                table.rows(),
                Information.plugIn(table),
                Information.corrected(table),
                Information.adjusted(table),
                estimate.nats(),
                estimate.rows(),
                "");
    }

    private Contingency contingency(PairCounts count) {
        Groups groups = Groups.of(count, options.cells());
        Groups labelGroups = labelGroups();
        int[] groupOf = new int[count.size()];
        int[] labelOf = new int[count.size()];
        long[] rows = new long[count.size()];
        for (int pair = 0; pair < rows.length; pair++) {
            groupOf[pair] = groups.of(count.value(pair));
            labelOf[pair] = labelGroups.of(count.label(pair));
            rows[pair] = count.count(pair);
        }
        return Contingency.of(groupOf, groups.size(), labelOf, labelGroups.size(), rows);
    }

    private Groups labelGroups() {
        return Groups.single(labels, labels.order());
    }

    private String reason(String column) {
        return labelGivenUp
                ? "label '" + options.label() + "' has more than " + MOST_LABELS + " different values, or more than "
                        + PairCounts.MOST_BYTES + " bytes of them: numbers need boundaries"
                : "column '" + column + "' has more than " + PairCounts.MOST_VALUES
                        + " different values, or more than " + PairCounts.MOST_BYTES + " bytes of them, or more than "
                        + PairCounts.MOST_PAIRS + " pairs with the label";
    }

    /// Writes the state: equal states give equal bytes.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        output.writeVarint(weighted ? 1 : 0);
        Columns.write(labelBlock.form(), output);
        Columns.write(forms(), output);
        output.writeVarint(labelGivenUp ? 1 : 0);
        int[] order = labels.order();
        labels.write(order, output);
        int[] ranks = PairCounts.ranks(order);
        for (int column = 0; column < blocks.length; column++) {
            counts[column].write(ranks, output);
            samples[column].write(output);
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @param input what to read from
    /// @param schema as of [#ofRows]
    /// @param options those with which it was written
    /// @return the state
    /// @throws HeadraceException with [ValidationErrorCode#STATISTICS_DAMAGED] if the bytes are damaged or of
    ///     other columns
    public static LabelRelations read(StateInput input, Schema schema, LabelOptions options) {
        LabelRelations relations = new LabelRelations(schema, options, input.readInt(0, 1) == 1);
        Columns.expect(relations.labelBlock.form(), input);
        Columns.expect(relations.forms(), input);
        relations.labelGivenUp = input.readInt(0, 1) == 1;
        relations.labels = relations.labels.read(input, MOST_LABELS);
        for (int column = 0; column < relations.blocks.length; column++) {
            relations.counts[column] = PairCounts.read(
                    input, relations.counts[column].values(), relations.weighted, relations.labels.size());
            relations.samples[column] =
                    PairSample.read(input, relations.blocks[column].form(), relations.labelBlock.form());
        }
        return relations;
    }
}
