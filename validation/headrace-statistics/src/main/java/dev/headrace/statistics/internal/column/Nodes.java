package dev.headrace.statistics.internal.column;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.column.ColumnSettings.Declared;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Makes the node of a field.
public final class Nodes {
    private Nodes() {}

    /// A node that has folded nothing.
    ///
    /// @param encoded not by a dictionary
    /// @param settings what is kept
    /// @return the node
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a field within it is encoded by a
    ///     dictionary
    public static Node of(Field encoded, ColumnSettings settings) {
        Field field = plain(encoded);
        boolean isGroup = field.getType() instanceof ArrowType.Struct || field.getType() instanceof ArrowType.Union;
        Node node = undeclared(field, settings);
        return isGroup || settings.declared().equals(Declared.NOTHING)
                ? node
                : new DeclaredNode(node, settings.declared());
    }

    /// The node without what the column was declared to be, which concerns the outermost list, and the fields
    /// of a struct each.
    private static Node undeclared(Field field, ColumnSettings settings) {
        return switch (field.getType()) {
            case ArrowType.List _,
                    ArrowType.LargeList _,
                    ArrowType.FixedSizeList _,
                    ArrowType.ListView _,
                    ArrowType.LargeListView _,
                    ArrowType.Map _ ->
                new ListNode(undeclared(plain(field.getChildren().getFirst()), settings), settings.numbers());
            case ArrowType.Struct _ -> new StructNode(names(field), children(field, settings));
            case ArrowType.Union union -> new UnionNode(union.getTypeIds(), names(field), children(field, settings));
            default -> new LeafNode(new LeafType(field.getType(), settings));
        };
    }

    private static Field plain(Field encoded) {
        Field field = Plain.field(encoded);
        if (field.getDictionary() != null) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "Field '" + field.getName()
                            + "' is encoded by a dictionary within a list or a struct: decode it before");
        }
        return field;
    }

    private static List<String> names(Field field) {
        return field.getChildren().stream().map(Field::getName).toList();
    }

    private static List<Node> children(Field field, ColumnSettings settings) {
        List<Node> nodes = new ArrayList<>();
        for (Field child : field.getChildren()) {
            nodes.add(of(child, settings));
        }
        return nodes;
    }
}
