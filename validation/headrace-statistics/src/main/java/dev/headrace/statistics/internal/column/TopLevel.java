package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.Plain;
import dev.headrace.validation.ColumnStatistics;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// What is done with columns as a whole.
public final class TopLevel {
    private TopLevel() {}

    /// Whether two fields hold values of the same type, however they are named and whether or not values may
    /// be missing. A zone of points in time is of no matter.
    ///
    /// @param one a field
    /// @param other another
    /// @return true if statistics of the one can be merged with those of the other
    public static boolean agree(Field one, Field other) {
        Field left = Plain.field(one);
        Field right = Plain.field(other);
        boolean types = left.getType().equals(right.getType())
                || (left.getType() instanceof ArrowType.Timestamp ours
                        && right.getType() instanceof ArrowType.Timestamp theirs
                        && ours.getUnit() == theirs.getUnit());
        if (!types || left.getChildren().size() != right.getChildren().size()) {
            return false;
        }
        boolean named = left.getType() instanceof ArrowType.Struct || left.getType() instanceof ArrowType.Union;
        for (int i = 0; i < left.getChildren().size(); i++) {
            Field ours = left.getChildren().get(i);
            Field theirs = right.getChildren().get(i);
            if (!agree(ours, theirs) || (named && !ours.getName().equals(theirs.getName()))) {
                return false;
            }
        }
        return true;
    }

    /// The statistics of a column and of the fields within it.
    ///
    /// @param node the column's
    /// @param path the column's
    /// @return the column first
    public static List<ColumnStatistics> describe(Node node, Path path) {
        List<ColumnStatistics> found = new ArrayList<>();
        node.describe(path, Levels.NONE, found);
        return found;
    }
}
