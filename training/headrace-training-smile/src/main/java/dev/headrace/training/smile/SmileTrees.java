package dev.headrace.training.smile;

import dev.headrace.core.HeadraceException;
import dev.headrace.training.TrainingErrorCode;
import java.lang.reflect.Field;
import smile.model.cart.InternalNode;
import smile.model.cart.OrdinalNode;

/// What Smile's trees do not say in public: the threshold of a node. Everything that depends on Smile's
/// fields is here. Thread-safe.
final class SmileTrees {
    private static final String FIELD = "value";

    private final Field value;

    private SmileTrees(Field value) {
        this.value = value;
    }

    /// Finds the field.
    ///
    /// @throws HeadraceException with `TRAINER_UNAVAILABLE` if this Smile has no such field, or does not let
    ///     it be read
    static SmileTrees open() {
        return open(OrdinalNode.class, FIELD);
    }

    static SmileTrees open(Class<?> node, String name) {
        try {
            Field field = node.getDeclaredField(name);
            field.setAccessible(true);
            if (field.getType() != double.class) {
                throw new NoSuchFieldException(name + " is of type " + field.getType());
            }
            return new SmileTrees(field);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /// The greatest value with which a row goes to a node's true child.
    ///
    /// @throws HeadraceException with `TRAINER_UNAVAILABLE` if the node splits by something else
    double threshold(InternalNode node) {
        if (!(node instanceof OrdinalNode)) {
            throw new HeadraceException(
                    TrainingErrorCode.TRAINER_UNAVAILABLE,
                    "Smile grew a node of " + node.getClass().getName() + ", and numbers split by "
                            + OrdinalNode.class.getName());
        }
        try {
            return value.getDouble(node);
        } catch (IllegalAccessException e) {
            throw unreadable(e);
        }
    }

    private static HeadraceException unreadable(Exception cause) {
        return new HeadraceException(
                TrainingErrorCode.TRAINER_UNAVAILABLE,
                "The thresholds of Smile's trees cannot be read: version 6.3 of smile-core is needed on the class path, "
                        + "and found was " + OrdinalNode.class.getName() + " with " + cause,
                cause);
    }
}
