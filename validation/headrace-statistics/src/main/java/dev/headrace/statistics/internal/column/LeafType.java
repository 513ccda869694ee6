package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.column.ColumnSettings.Semantics;
import dev.headrace.statistics.internal.column.ColumnSettings.Weighting;
import dev.headrace.statistics.internal.number.BooleanValues;
import dev.headrace.statistics.internal.number.NumberForm;
import dev.headrace.statistics.internal.number.NumberValues;
import dev.headrace.statistics.internal.number.RealValues;
import dev.headrace.statistics.internal.number.WideDecimalValues;
import dev.headrace.statistics.internal.semantic.SemanticDetector;
import dev.headrace.statistics.internal.text.BinaryValues;
import dev.headrace.statistics.internal.text.TextValues;
import dev.headrace.statistics.internal.weighted.WeightedValues;
import dev.headrace.validation.SemanticMatch;
import dev.headrace.validation.ValueType;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/// The type of values, and what is kept of them.
///
/// @param arrow the type in Arrow
/// @param settings what is kept
record LeafType(ArrowType arrow, ColumnSettings settings) {
    /// Whether a vector has this type; a zone of points in time, which says how they are shown, is of no
    /// matter.
    boolean agrees(Field field) {
        return arrow.equals(field.getType())
                || (arrow instanceof ArrowType.Timestamp ours
                        && field.getType() instanceof ArrowType.Timestamp theirs
                        && ours.getUnit() == theirs.getUnit());
    }

    ValueType valueType() {
        return switch (arrow) {
            case ArrowType.Null _ -> ValueType.NULL;
            case ArrowType.Bool _ -> ValueType.BOOLEAN;
            case ArrowType.Decimal _ -> ValueType.DECIMAL;
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> ValueType.TEXT;
            default -> NumberForm.of(arrow).map(NumberForm::type).orElse(ValueType.BINARY);
        };
    }

    @Nullable
    String unit() {
        return NumberForm.of(arrow).map(NumberForm::unit).orElse(null);
    }

    LeafValues create() {
        Optional<NumberForm> form = NumberForm.of(arrow);
        return switch (valueType()) {
            case NULL -> new NullValues();
            case BOOLEAN -> new BooleanValues(settings.numbers().conventions());
            case TEXT -> new TextValues(settings.texts());
            case BINARY -> new BinaryValues(settings.texts());
            case REAL -> new RealValues(settings.numbers());
            case INTEGER, DECIMAL, DATE, TIME, TIMESTAMP, DURATION ->
                form.isPresent()
                        ? new NumberValues(form.get(), settings.numbers())
                        : new WideDecimalValues(scale(), settings.numbers());
            case STRUCT -> throw new IllegalStateException("a struct is no value");
        };
    }

    LeafValues read(StateInput input) {
        Optional<NumberForm> form = NumberForm.of(arrow);
        return switch (valueType()) {
            case NULL -> new NullValues();
            case BOOLEAN -> BooleanValues.read(input, settings.numbers().conventions());
            case TEXT -> TextValues.read(input, settings.texts());
            case BINARY -> BinaryValues.read(input, settings.texts());
            case REAL -> RealValues.read(input, settings.numbers());
            case INTEGER, DECIMAL, DATE, TIME, TIMESTAMP, DURATION ->
                form.isPresent()
                        ? NumberValues.read(input, form.get(), settings.numbers())
                        : WideDecimalValues.read(input, scale(), settings.numbers());
            case STRUCT -> throw new IllegalStateException("a struct is no value");
        };
    }

    /// The weighted values; null where rows have no weights.
    @Nullable
    WeightedValues createWeighted() {
        return settings.weighting() == Weighting.WEIGHTED
                ? new WeightedValues(arrow, settings.numbers(), settings.texts())
                : null;
    }

    @Nullable
    WeightedValues readWeighted(StateInput input) {
        return settings.weighting() == Weighting.WEIGHTED
                ? WeightedValues.read(input, arrow, settings.numbers(), settings.texts())
                : null;
    }

    /// What the values mean.
    @Nullable
    SemanticMatch semantic(LeafValues values, LeafDescription found) {
        if (settings.semantics() == Semantics.IGNORED) {
            return null;
        }
        return switch (values) {
            case TextValues texts -> SemanticDetector.ofTexts(texts.sample(), settings.rules());
            case BinaryValues bytes -> SemanticDetector.ofBytes(bytes.sample(), settings.rules());
            case NumberValues numbers when valueType() == ValueType.INTEGER -> numbers.semantic(settings.rules());
            default -> null;
        };
    }

    private int scale() {
        return arrow instanceof ArrowType.Decimal decimal ? decimal.getScale() : 0;
    }
}
