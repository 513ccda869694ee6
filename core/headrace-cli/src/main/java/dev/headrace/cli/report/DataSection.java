package dev.headrace.cli.report;

import dev.headrace.data.ExamplesIndex;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.training.TransformGraph.LeftOut;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The second section: what the examples hold.
record DataSection(
        List<SplitRow> splits,
        String quarantined,
        boolean hasQuarantined,
        Rows<BadRow> quarantine,
        @Nullable Label split,
        Rows<ColumnRow> columns,
        Rows<LeftOutRow> leftOut) {
    private static final int BAD_ROWS = 10;

    static DataSection of(ReportContent content) {
        ExamplesIndex examples = content.examples();
        long quarantined = examples == null ? 0 : examples.quarantined();
        DatasetStatistics first =
                content.statistics().isEmpty() ? null : content.statistics().getFirst();
        DataSchema schema = content.schema();
        return new DataSection(
                splits(content),
                Numbers.count(quarantined, "row"),
                quarantined > 0,
                Rows.of(content.quarantineSample(), BAD_ROWS, "rows at hand", BadRow::of),
                first == null ? null : Label.name(first.split()),
                Rows.of(
                        first == null ? List.of() : first.columns(),
                        Rows.MOST,
                        "columns",
                        column -> ColumnRow.of(
                                column,
                                schema == null
                                        ? null
                                        : schema.feature(column.name()).orElse(null))),
                Rows.of(leftOut(content), Rows.MOST, "columns", LeftOutRow::of));
    }

    private static List<SplitRow> splits(ReportContent content) {
        Map<String, Long> rows = new LinkedHashMap<>();
        content.statistics().forEach(split -> rows.put(split.split(), split.rows()));
        if (content.examples() != null) {
            content.examples().rows().forEach(rows::put);
        }
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        return rows.entrySet().stream()
                .map(split -> new SplitRow(
                        Label.name(split.getKey()),
                        Numbers.count(split.getValue()),
                        Numbers.percent(split.getValue(), total)))
                .toList();
    }

    /// The transform knows best why it leaves a column out; the schema knows the rest.
    private static List<LeftOut> leftOut(ReportContent content) {
        Map<String, String> reasons = new LinkedHashMap<>();
        content.leftOut().forEach(column -> reasons.put(column.column(), column.reason()));
        if (content.schema() != null) {
            for (FeatureSchema feature : content.schema().features()) {
                if (!feature.kind().isFeature() && feature.kind() != FeatureKind.LABEL) {
                    reasons.putIfAbsent(feature.name(), feature.reason());
                }
            }
        }
        List<LeftOut> columns = new ArrayList<>();
        reasons.forEach((column, reason) -> columns.add(new LeftOut(column, reason)));
        return columns;
    }

    /// A split.
    record SplitRow(Label name, String rows, String share) {}

    /// A row in quarantine.
    record BadRow(
            Label file,
            String row,
            @Nullable Label column,
            Label reason,
            @Nullable Label text) {
        private static final int CHARACTERS = 120;

        static BadRow of(QuarantinedRow row) {
            return new BadRow(
                    Label.name(row.file()),
                    Numbers.count(row.row()),
                    row.column() == null ? null : Label.name(row.column()),
                    Label.sentence(row.reason()),
                    row.text() == null ? null : Label.of(row.text(), CHARACTERS));
        }
    }

    /// A column that the model does not read.
    record LeftOutRow(Label column, Label reason) {
        static LeftOutRow of(LeftOut column) {
            return new LeftOutRow(Label.name(column.column()), Label.sentence(column.reason()));
        }
    }
}
