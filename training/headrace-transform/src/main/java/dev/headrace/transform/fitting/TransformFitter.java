package dev.headrace.transform.fitting;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.TransformGraph.LeftOut;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Chooses the operations of a transform and fits them.
///
/// @param config the settings
/// @param statistics of the rows to learn from
/// @param suspects why columns are not to be read, by column
record TransformFitter(TransformConfig config, DatasetStatistics statistics, Map<String, String> suspects) {
    /// Fits.
    ///
    /// @throws HeadraceException with [ValidationErrorCode#NO_FEATURES] if no column is left
    TransformGraph fit(DataSchema schema, LabelSchema label) {
        List<FeatureSchema> features = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (FeatureSchema feature : schema.features()) {
            String suspicion = suspects.get(feature.name());
            if (feature.name().equals(label.column()) || feature.kind() == FeatureKind.LABEL) {
                continue;
            }
            if (!feature.kind().isFeature()) {
                leftOut.add(new LeftOut(feature.name(), feature.reason()));
            } else if (suspicion != null) {
                leftOut.add(new LeftOut(feature.name(), suspicion));
            } else {
                features.add(feature);
            }
        }
        List<Column> columns = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        int limit = limit(features);
        int width = 0;
        for (FeatureSchema feature : features) {
            OperationFitter.Fitted fitted = fit(feature, limit);
            Operation operation = fitted.operation();
            if (operation == null) {
                leftOut.add(new LeftOut(feature.name(), fitted.reason()));
            } else if (width + operation.width() > config.maximumWidth()) {
                leftOut.add(new LeftOut(
                        feature.name(), "The numbers of the columns before it are as many as maximum-width allows"));
            } else {
                width += operation.width();
                operations.add(operation);
                columns.add(new Column(feature.name(), feature.type()));
            }
        }
        if (operations.isEmpty()) {
            throw new HeadraceException(
                    ValidationErrorCode.NO_FEATURES,
                    "No column is left that a model could learn from: " + reasons(leftOut));
        }
        return new TransformGraph(TransformGraph.FORMAT, columns, operations, label, leftOut);
    }

    /// How many numbers a column of categories or of text may have, so that all columns find room: as many as
    /// the settings say, or half of that, a quarter and so on.
    private int limit(List<FeatureSchema> features) {
        int limit = Math.max(config.maximumCategories(), config.textBuckets());
        while (limit > 1 && width(features, limit) > config.maximumWidth()) {
            limit /= 2;
        }
        return limit;
    }

    private long width(List<FeatureSchema> features, int limit) {
        long width = 0;
        for (FeatureSchema feature : features) {
            Operation operation = fit(feature, limit).operation();
            width += operation == null ? 0 : operation.width();
        }
        return width;
    }

    private OperationFitter.Fitted fit(FeatureSchema feature, int limit) {
        ColumnStatistics column = statistics.column(feature.name());
        return new OperationFitter(
                        Math.min(limit, config.maximumCategories()),
                        config.minimumCount(),
                        Math.min(limit, config.textBuckets()))
                .fit(feature, column);
    }

    private static String reasons(List<LeftOut> leftOut) {
        if (leftOut.isEmpty()) {
            return "there is none but the label";
        }
        List<String> reasons = leftOut.stream()
                .limit(5)
                .map(left -> "'" + left.column() + "' (" + left.reason() + ")")
                .toList();
        int more = leftOut.size() - reasons.size();
        return String.join(", ", reasons) + (more > 0 ? " and " + more + " more" : "");
    }
}
