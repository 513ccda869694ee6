package dev.headrace.transform;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.validation.LabelSchema;
import org.jspecify.annotations.Nullable;

/// Makes the index of its class, or a number, of a label; NaN where there is none.
final class LabelKernel extends Kernel {
    private final @Nullable Dictionary classes;

    /// @throws HeadraceException with [TrainingErrorCode#TRANSFORM_MISMATCH] if the type cannot hold such
    ///     labels
    LabelKernel(LabelSchema label, ColumnType type) {
        boolean classification = label.task().isClassification();
        if (!classification && type != ColumnType.INTEGER && type != ColumnType.REAL) {
            throw new HeadraceException(
                    TrainingErrorCode.TRANSFORM_MISMATCH,
                    "The label '" + label.column() + "' is " + type + ", and a regression needs INTEGER or REAL");
        }
        this.classes = classification ? Dictionary.of(label.column(), type, label.classes()) : null;
    }

    @Override
    int width() {
        return 1;
    }

    @Override
    void missing(double[] output, int at) {
        output[at] = Double.NaN;
    }

    @Override
    void flag(boolean value, double[] output, int at) {
        whole(value ? 1 : 0, output, at);
    }

    @Override
    void whole(long value, double[] output, int at) {
        output[at] = classes == null ? (double) value : index(classes.find(value));
    }

    @Override
    void real(double value, double[] output, int at) {
        if (classes == null) {
            output[at] = Double.isFinite(value) ? value : Double.NaN;
        } else {
            output[at] = index(classes.find(value));
        }
    }

    @Override
    void text(byte[] utf8, int length, double[] output, int at) {
        output[at] = classes == null ? Double.NaN : index(classes.find(utf8, length));
    }

    private static double index(int found) {
        return found == Dictionary.UNKNOWN ? Double.NaN : found;
    }
}
