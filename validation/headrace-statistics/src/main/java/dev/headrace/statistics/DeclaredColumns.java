package dev.headrace.statistics;

import dev.headrace.core.Names;
import dev.headrace.statistics.Declarations.Language;
import dev.headrace.statistics.Declarations.Sparse;
import dev.headrace.statistics.Declarations.Weighted;
import dev.headrace.statistics.internal.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Finds what is wrong with [Declarations] for the columns of a table. What is encoded by a dictionary is
/// judged once its values are known.
final class DeclaredColumns {
    private final Map<String, Field> fields = new TreeMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private DeclaredColumns(Schema schema) {
        for (Field field : schema.getFields()) {
            names.add(field.getName());
            fields.put(field.getName(), field);
        }
    }

    /// The problems, each as a clause.
    static List<String> problems(Schema schema, Declarations declared) {
        DeclaredColumns columns = new DeclaredColumns(schema);
        for (Language language : declared.languages()) {
            columns.require(
                    language.column(), "declared as a language", "texts or lists of texts", DeclaredColumns::areTexts);
        }
        declared.empty()
                .forEach(empty -> empty.columns()
                        .forEach(column ->
                                columns.require(column, "declared to have empty values", "any type", _ -> true)));
        for (Sparse sparse : declared.sparse()) {
            String feature = "of the sparse feature '" + sparse.name() + "'";
            columns.requireValue(sparse.value(), feature);
            sparse.indices()
                    .forEach(index -> columns.require(
                            index,
                            "declared as an index " + feature,
                            "integers or lists of integers",
                            type -> isOf(type, ArrowType.Int.class)));
        }
        for (Weighted weighted : declared.weighted()) {
            String feature = "of the weighted feature '" + weighted.name() + "'";
            columns.requireValue(weighted.value(), feature);
            columns.require(
                    weighted.weight(),
                    "declared as the weight " + feature,
                    "numbers or lists of numbers",
                    type -> isOf(type, ArrowType.Int.class)
                            || isOf(type, ArrowType.FloatingPoint.class)
                            || isOf(type, ArrowType.Decimal.class));
        }
        return columns.problems;
    }

    private void requireValue(String column, String feature) {
        require(
                column,
                "declared as the value " + feature,
                "any type but a union",
                type -> !(type.getType() instanceof ArrowType.Union));
    }

    private void require(String column, String declared, String expected, Predicate<Field> suits) {
        Field field = fields.get(column);
        if (field == null) {
            problems.add(
                    "there is no column '" + column + "'" + Names.suggestion(column, names) + ", which is " + declared);
        } else if (field.getDictionary() == null) {
            Field plain = Plain.field(field);
            if (!suits.test(plain)) {
                problems.add("column '" + column + "' is " + declared + " and has the type " + plain.getType()
                        + ", and " + expected + " were expected");
            }
        }
    }

    private static boolean areTexts(Field field) {
        Optional<Field> element = element(field);
        return field.getType() instanceof ArrowType.Null
                || isText(element.orElse(field).getType());
    }

    private static boolean isText(ArrowType type) {
        return switch (type) {
            case ArrowType.Utf8 _,
                    ArrowType.LargeUtf8 _,
                    ArrowType.Utf8View _,
                    ArrowType.Binary _,
                    ArrowType.LargeBinary _,
                    ArrowType.BinaryView _ -> true;
            default -> false;
        };
    }

    /// Whether a column has values of a type, or lists of any depth of these.
    private static boolean isOf(Field field, Class<? extends ArrowType> type) {
        return type.isInstance(field.getType())
                || field.getType() instanceof ArrowType.Null
                || element(field).map(element -> isOf(element, type)).orElse(false);
    }

    /// The elements of lists; empty if a column has none.
    private static Optional<Field> element(Field field) {
        return switch (field.getType()) {
            case ArrowType.List _,
                    ArrowType.LargeList _,
                    ArrowType.FixedSizeList _,
                    ArrowType.ListView _,
                    ArrowType.LargeListView _ ->
                Optional.of(Plain.field(field.getChildren().getFirst()));
            default -> Optional.empty();
        };
    }
}
