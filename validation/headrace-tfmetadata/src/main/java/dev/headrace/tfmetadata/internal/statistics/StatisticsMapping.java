package dev.headrace.tfmetadata.internal.statistics;

import com.google.protobuf.Message;
import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.MergePatch;
import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.MutualInformation;
import dev.headrace.validation.Relations;
import dev.headrace.validation.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Headrace's statistics as a message, and back. Stateless.
///
/// What TFDV has fields for stands in these, in TFDV's meaning. What is left to the records stands as a
/// [MergePatch] in custom statistics.
public final class StatisticsMapping {
    /// The message of a whole file.
    public static final String LIST = "DatasetFeatureStatisticsList";

    /// What TFDV calls the statistics of all rows, where there are slices.
    private static final String ALL = "All Examples";

    private StatisticsMapping() {}

    /// The message of statistics.
    ///
    /// @param datasets of all rows, then of slices
    /// @return a `DatasetFeatureStatisticsList`
    public static Message message(List<DatasetStatistics> datasets) {
        Draft list = Draft.of(LIST);
        for (DatasetStatistics dataset : datasets) {
            String name = dataset.slice().isEmpty() && datasets.size() > 1 ? ALL : dataset.slice();
            list.message("datasets", dataset(dataset, name));
        }
        return list.build();
    }

    /// The statistics in a message.
    ///
    /// @param message a `DatasetFeatureStatisticsList`
    /// @param split the name of the split, which only Headrace's own files say
    /// @return one for each data set, in order
    public static List<DatasetStatistics> records(Message message, String split) {
        return new View(message)
                .messages("datasets").stream()
                        .map(dataset -> records(dataset, split))
                        .toList();
    }

    private static DatasetStatistics records(View dataset, String split) {
        DatasetStatistics known = table(dataset, split);
        List<ColumnStatistics> columns = new ArrayList<>();
        for (View feature : dataset.messages("features")) {
            known = Custom.text(feature, Custom.DATASET).map(patched(known)).orElse(known);
            FeatureReader.full(feature).ifPresent(columns::add);
        }
        return new DatasetStatistics(
                known.split(), known.rows(), columns, known.slice(), known.weight(), known.relations());
    }

    private static Function<String, DatasetStatistics> patched(DatasetStatistics known) {
        return patch -> MergePatch.apply(known, patch, DatasetStatistics.class, Custom.DATASET);
    }

    /// What TFDV's fields say of a whole table, without its columns.
    private static DatasetStatistics table(View dataset, String split) {
        long rows = dataset.count("num_examples");
        double weight = dataset.real("weighted_num_examples");
        String name = dataset.text("name");
        return new DatasetStatistics(
                split,
                rows,
                List.of(),
                name.equals(ALL) ? "" : name,
                weight == 0 ? rows : weight,
                CrossFeatures.relations(dataset.messages("cross_features")));
    }

    private static Draft dataset(DatasetStatistics dataset, String name) {
        Draft draft = Draft.of("DatasetFeatureStatistics").text("name", name).integer("num_examples", dataset.rows());
        boolean weighted = dataset.columns().stream().anyMatch(column -> column.weighted() != null);
        if (weighted || dataset.weight() != dataset.rows()) {
            draft.real("weighted_num_examples", dataset.weight());
        }
        Relations relations = dataset.relations();
        if (relations != null) {
            CrossFeatures.put(draft, relations, dataset.columns());
        }
        DatasetStatistics wanted = new DatasetStatistics(
                dataset.split(), dataset.rows(), List.of(), dataset.slice(), dataset.weight(), relations);
        String patch =
                MergePatch.between(table(new View(draft.build()), ""), wanted).orElse("");
        Set<String> structs = new HashSet<>();
        for (ColumnStatistics column : dataset.columns()) {
            draft.message("features", feature(column, structs, relations, patch));
            patch = "";
            if (column.valueType() == ValueType.STRUCT) {
                structs.add(column.name());
            }
        }
        if (!patch.isEmpty()) {
            // A table without columns: a feature without statistics of values is none to TFDV.
            Draft feature =
                    Draft.of("FeatureNameStatistics").choice("type", "STRUCT").text("name", Custom.DATASET);
            Custom.put(feature, Custom.DATASET, patch);
            draft.message("features", feature);
        }
        return draft;
    }

    private static Draft feature(
            ColumnStatistics column, Set<String> structs, @Nullable Relations relations, String dataset) {
        Draft feature = FeatureWriter.message(column, structs);
        if (relations != null) {
            relations.mutualInformation().stream()
                    .filter(about -> about.column().equals(column.name()))
                    .map(MutualInformation::adjusted)
                    .filter(adjusted -> !Double.isNaN(adjusted))
                    .forEach(adjusted -> Custom.put(feature, "adjusted_mutual_information", adjusted));
        }
        if (!dataset.isEmpty()) {
            Custom.put(feature, Custom.DATASET, dataset);
        }
        ColumnStatistics known = FeatureReader.column(new View(feature.build())).orElseThrow();
        MergePatch.between(known, Objects.requireNonNull(column))
                .ifPresent(patch -> Custom.put(feature, Custom.COLUMN, patch));
        return feature;
    }
}
