package dev.headrace.validation.schema;

import static dev.headrace.validation.internal.Phrases.count;
import static dev.headrace.validation.internal.Phrases.list;
import static dev.headrace.validation.internal.Phrases.quoted;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.Task;
import dev.headrace.validation.ValidationErrorCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds out what can be learned about a label. NaN counts as missing.
final class LabelInference {
    private static final long MOST_CLASSES = 1_000;
    private static final long FEW_CLASSES_OF_TEXT = 50;
    private static final long FEW_NUMBERS = 10;
    private static final long SOME_NUMBERS = 20;
    private static final long ROWS_PER_NUMBER = 5;
    private static final int NAMED = 10;

    private final ColumnStatistics column;
    private final long rows;
    private final long distinct;

    private LabelInference(ColumnStatistics column) {
        this.column = column;
        this.rows = ColumnValues.usable(column);
        this.distinct = ColumnValues.distinct(column);
    }

    static LabelSchema of(ColumnStatistics column, TaskChoice choice) {
        LabelInference inference = new LabelInference(column);
        inference.checkValues();
        Task task = inference.task(choice);
        List<String> classes = task.isClassification() ? inference.classes() : List.of();
        return new LabelSchema(column.name(), task, classes);
    }

    private void checkValues() {
        if (rows <= 0) {
            throw unusable("has no value in any of " + count(column.rows(), "row", "rows"));
        }
        NumericStatistics numeric = column.numeric();
        long infinite = numeric == null ? 0 : numeric.positiveInfinite() + numeric.negativeInfinite();
        if (infinite > 0) {
            throw unusable("is infinite in " + count(infinite, "row", "rows") + " of " + count(column.rows())
                    + ", and what is to be predicted has to be finite");
        }
        if (column.type() == ColumnType.DATE || column.type() == ColumnType.TIMESTAMP) {
            throw unusable("holds dates, and classes or numbers were expected");
        }
        if (distinct == 1) {
            String value = column.top().stream()
                    .map(ValueCount::value)
                    .filter(text -> !text.equals("NaN") || column.numeric() == null)
                    .findFirst()
                    .map(text -> ", " + quoted(text) + ",")
                    .orElse("");
            throw unusable("has one value" + value + " in all of its " + count(rows, "row", "rows")
                    + " to learn from, and at least two values were expected");
        }
    }

    private Task task(TaskChoice choice) {
        return switch (choice) {
            case AUTO -> automatic();
            case BINARY -> {
                if (distinct != 2) {
                    throw unusable("has " + values() + ", and the task 'binary' has two classes");
                }
                yield Task.BINARY;
            }
            case MULTICLASS -> {
                if (distinct == 2) {
                    throw unusable("has 2 values, and the task 'multiclass' has three classes or more; 'binary' fits");
                }
                yield Task.MULTICLASS;
            }
            case REGRESSION -> {
                if (column.type() != ColumnType.INTEGER && column.type() != ColumnType.REAL) {
                    throw unusable("holds " + (column.type() == ColumnType.TEXT ? "text" : "true and false")
                            + ", and the task 'regression' predicts numbers");
                }
                yield Task.REGRESSION;
            }
        };
    }

    private Task automatic() {
        if (distinct == 2) {
            return Task.BINARY;
        }
        return switch (column.type()) {
            case TEXT -> automaticOfText();
            case INTEGER -> fewNumbers() || someNumbers() ? Task.MULTICLASS : Task.REGRESSION;
            case REAL ->
                fewNumbers()
                                && ColumnValues.all(column)
                                        .map(ColumnValues::whole)
                                        .orElse(false)
                        ? Task.MULTICLASS
                        : Task.REGRESSION;
            // A boolean has two values at most, and dates were refused.
            case BOOLEAN, DATE, TIMESTAMP -> Task.BINARY;
        };
    }

    private Task automaticOfText() {
        boolean repeated = distinct * 2 <= rows;
        boolean few = distinct <= FEW_CLASSES_OF_TEXT || distinct * 100 <= rows;
        if (!repeated || !few) {
            throw unusable("holds text with " + values() + " in " + count(rows, "row", "rows")
                    + ", too many for classes"
                    + (repeated ? "; set the task to 'multiclass' if they are meant" : ""));
        }
        return Task.MULTICLASS;
    }

    private boolean fewNumbers() {
        return distinct <= FEW_NUMBERS && distinct * ROWS_PER_NUMBER <= rows;
    }

    private boolean someNumbers() {
        return distinct <= SOME_NUMBERS && distinct * 100 < rows;
    }

    private List<String> classes() {
        Optional<List<ValueCount>> all = ColumnValues.all(column);
        if (distinct > MOST_CLASSES || all.isEmpty()) {
            throw unusable("has " + values() + ", and at most " + count(MOST_CLASSES) + " classes can be learned"
                    + (column.type() == ColumnType.TEXT ? "" : "; the task 'regression' predicts numbers"));
        }
        List<ValueCount> byCount = all.get().stream()
                .sorted(Comparator.comparingLong(ValueCount::count).reversed())
                .toList();
        ValueCount second = byCount.get(1);
        if (second.count() < 2) {
            ValueCount first = byCount.getFirst();
            throw unusable("has the class " + quoted(first.value()) + " in " + count(first.count(), "row", "rows")
                    + " and " + quoted(second.value()) + " in 1, and a class needs two rows to be learned");
        }
        return all.get().stream().map(ValueCount::value).toList();
    }

    private String values() {
        List<String> named = column.top().stream().map(ValueCount::value).toList();
        String which = distinct <= NAMED && !named.isEmpty() ? " (" + list(named, NAMED) + ")" : "";
        return (column.distinctError() > 0 ? "about " : "") + count(distinct, "value", "values") + which;
    }

    private HeadraceException unusable(String found) {
        return new HeadraceException(
                ValidationErrorCode.LABEL_UNUSABLE, "The label " + quoted(column.name()) + " " + found);
    }
}
