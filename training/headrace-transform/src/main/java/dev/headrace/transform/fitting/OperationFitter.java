package dev.headrace.transform.fitting;

import dev.headrace.data.ColumnType;
import dev.headrace.training.Operation;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.NumericStatistics;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fits the operation of one column to its statistics.
///
/// @param maximumCategories how many values get a number of their own
/// @param minimumCount how often such a value occurs at least
/// @param textBuckets into how many numbers words are hashed
record OperationFitter(int maximumCategories, int minimumCount, int textBuckets) {
    private static final double MICROS_PER_DAY = 86_400_000_000.0;
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    /// An operation, or why there is none.
    ///
    /// @param operation null where there is none
    /// @param reason empty where there is one
    record Fitted(@Nullable Operation operation, String reason) {
        private static Fitted to(Operation operation) {
            return new Fitted(operation, "");
        }
    }

    /// Fits by what the column is good for; where its type does not go with that, its values are categories.
    Fitted fit(FeatureSchema feature, ColumnStatistics column) {
        NumericStatistics numbers = column.numeric();
        return switch (feature.kind()) {
            case NUMERIC ->
                numbers == null || feature.type() == ColumnType.DATE || feature.type() == ColumnType.TIMESTAMP
                        ? categories(column)
                        : number(column, numbers);
            case DATE -> {
                boolean time = feature.type() == ColumnType.TIMESTAMP;
                yield numbers == null || (!time && feature.type() != ColumnType.DATE)
                        ? categories(column)
                        : date(column.name(), numbers, time ? MICROS_PER_DAY : 1);
            }
            case BOOLEAN -> feature.type() == ColumnType.BOOLEAN ? flag(column) : categories(column);
            case CATEGORICAL -> categories(column);
            case TEXT ->
                feature.type() == ColumnType.TEXT
                        ? Fitted.to(new Operation.HashedWords(column.name(), textBuckets))
                        : categories(column);
            case LABEL, IDENTIFIER, CONSTANT, EMPTY, EXCLUDED -> new Fitted(null, feature.reason());
        };
    }

    private static Fitted number(ColumnStatistics column, NumericStatistics numbers) {
        Scale scale = Scale.of(numbers);
        if (!scale.isUsable()) {
            return new Fitted(null, "Its numbers are too great to be scaled, or there is none");
        }
        boolean indicator = column.missing() > 0
                || numbers.nan() > 0
                || numbers.positiveInfinite() > 0
                || numbers.negativeInfinite() > 0;
        return Fitted.to(new Operation.Number(
                column.name(), scale.mean(), scale.deviation(), scale.low(), scale.high(), indicator));
    }

    private static Fitted date(String column, NumericStatistics numbers, double unit) {
        Scale scale = Scale.of(numbers);
        if (!scale.isUsable()) {
            return new Fitted(null, "It has no value");
        }
        return Fitted.to(new Operation.DateParts(
                column, scale.mean() / unit, scale.deviation() / unit, scale.low() / unit, scale.high() / unit));
    }

    private static Fitted flag(ColumnStatistics column) {
        long yes = 0;
        long all = 0;
        for (ValueCount value : column.top()) {
            yes += value.value().equals("true") ? value.count() : 0;
            all += value.count();
        }
        return Fitted.to(new Operation.Flag(column.name(), all == 0 ? 0.5 : (double) yes / all));
    }

    /// NaN and infinities are as good as missing, and so are no categories.
    private Fitted categories(ColumnStatistics column) {
        List<String> values = column.top().stream()
                .filter(value -> value.count() >= minimumCount)
                .map(ValueCount::value)
                .filter(value -> column.type() != ColumnType.REAL || !NOT_FINITE.contains(value))
                .limit(maximumCategories)
                .toList();
        return values.isEmpty()
                ? new Fitted(null, "None of its values occurs as often as minimum-count (" + minimumCount + ") asks")
                : Fitted.to(new Operation.OneHot(column.name(), values));
    }
}
