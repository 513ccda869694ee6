package dev.headrace.validation.schema;

import static dev.headrace.validation.internal.Phrases.count;
import static dev.headrace.validation.internal.Phrases.number;
import static dev.headrace.validation.internal.Phrases.quoted;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.TextStatistics;
import java.util.Optional;

/// Decides what a column that is neither label nor excluded is good for. Numbers are never categories,
/// however few there are: their order is worth keeping, and few of them are split apart by their order alone.
final class ColumnKinds {
    /// So many values are a category in however few rows.
    static final long FEW_VALUES = 20;
    /// No category has more.
    static final long MOST_VALUES = 1_000;
    /// A category has so many rows a value on average.
    static final long ROWS_PER_VALUE = 20;

    private static final double WORDS_OF_PROSE = 3;

    private ColumnKinds() {}

    static Finding of(ColumnStatistics column) {
        if (column.present() == 0) {
            return new Finding(FeatureKind.EMPTY, "no value in any of " + count(column.rows(), "row", "rows"));
        }
        if (column.distinct() == 1) {
            return constant(column);
        }
        return switch (column.type()) {
            case BOOLEAN -> new Finding(FeatureKind.BOOLEAN, "true or false");
            case DATE -> new Finding(FeatureKind.DATE, "days: " + IdentifierRules.values(column));
            case TIMESTAMP -> new Finding(FeatureKind.DATE, "points in time: " + IdentifierRules.values(column));
            case INTEGER -> ofIntegers(column);
            case REAL -> ofReals(column);
            case TEXT -> {
                Finding finding = ofText(column);
                yield Lookalikes.of(column)
                        .map(clause -> new Finding(finding.kind(), finding.reason() + clause))
                        .orElse(finding);
            }
        };
    }

    private static Finding constant(ColumnStatistics column) {
        String value = column.top().isEmpty()
                ? ""
                : " " + quoted(column.top().getFirst().value());
        String missing = column.missing() == 0 ? "" : ", and none in " + count(column.missing());
        return new Finding(
                FeatureKind.CONSTANT, "one value" + value + " in " + count(column.present(), "row", "rows") + missing);
    }

    private static Finding ofIntegers(ColumnStatistics column) {
        return IdentifierRules.ofNumbers(column)
                .map(reason -> new Finding(FeatureKind.IDENTIFIER, reason))
                .orElseGet(() -> new Finding(FeatureKind.NUMERIC, "whole numbers" + range(column)));
    }

    private static Finding ofReals(ColumnStatistics column) {
        NumericStatistics numeric = column.numeric();
        if (numeric != null && numeric.finite() == 0) {
            return new Finding(
                    FeatureKind.EMPTY,
                    "no finite number among " + count(column.present(), "value", "values")
                            + ", only NaN or infinities");
        }
        return IdentifierRules.byName(column)
                .map(reason -> new Finding(FeatureKind.IDENTIFIER, reason))
                .orElseGet(() -> new Finding(FeatureKind.NUMERIC, "numbers" + range(column)));
    }

    private static String range(ColumnStatistics column) {
        NumericStatistics numeric = column.numeric();
        String from = numeric == null ? "" : " from " + number(numeric.minimum()) + " to " + number(numeric.maximum());
        return from + ": " + IdentifierRules.values(column);
    }

    private static Finding ofText(ColumnStatistics column) {
        TextStatistics text = column.text();
        boolean nearlyAll = column.present() >= IdentifierRules.LEAST_ROWS
                && column.distinct() >= IdentifierRules.NEARLY_ALL * column.present();
        long limit = categories(column);
        if (!nearlyAll && column.distinct() <= limit) {
            Optional<String> named = IdentifierRules.byName(column);
            return named.isPresent()
                    ? new Finding(FeatureKind.IDENTIFIER, named.get())
                    : new Finding(FeatureKind.CATEGORICAL, IdentifierRules.values(column));
        }
        if (text != null && text.averageWords() >= WORDS_OF_PROSE) {
            return new Finding(
                    FeatureKind.TEXT,
                    "prose of " + number(Math.round(10 * text.averageWords()) / 10.0) + " words on average, "
                            + IdentifierRules.values(column));
        }
        String why = nearlyAll
                ? (column.distinct() == column.present() ? ": each names its row" : ": nearly each names its row")
                : ": too many to learn from, since a category of so many rows has at most " + count(limit);
        return new Finding(FeatureKind.IDENTIFIER, IdentifierRules.values(column) + why);
    }

    private static long categories(ColumnStatistics column) {
        return Math.min(MOST_VALUES, Math.max(FEW_VALUES, column.present() / ROWS_PER_VALUE));
    }
}
