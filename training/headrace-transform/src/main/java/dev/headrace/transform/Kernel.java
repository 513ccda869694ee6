package dev.headrace.transform;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.training.Operation;
import dev.headrace.training.TrainingErrorCode;

/// What one operation does with one value. Rows and batches both end here, so they cannot differ. Each method
/// writes all numbers of the operation, from `output[at]` on. Immutable and thread-safe.
///
/// Of the methods that take a value only that of the column's type is called: [#whole] for INTEGER, for DATE
/// (days since 1970) and for TIMESTAMP (microseconds since 1970).
abstract sealed class Kernel permits NumberKernel, FlagKernel, OneHotKernel, DateKernel, WordsKernel, LabelKernel {
    /// The kernel of an operation.
    ///
    /// @throws HeadraceException with [TrainingErrorCode#TRANSFORM_MISMATCH] if the operation cannot read the
    ///     type
    static Kernel of(Operation operation, ColumnType type) {
        return switch (operation) {
            case Operation.Number number -> {
                require(type == ColumnType.INTEGER || type == ColumnType.REAL, operation, type);
                yield new NumberKernel(number);
            }
            case Operation.Flag flag -> {
                require(type == ColumnType.BOOLEAN, operation, type);
                yield new FlagKernel(flag);
            }
            case Operation.OneHot oneHot -> new OneHotKernel(oneHot, type);
            case Operation.DateParts parts -> {
                require(type == ColumnType.DATE || type == ColumnType.TIMESTAMP, operation, type);
                yield new DateKernel(parts, type);
            }
            case Operation.HashedWords words -> {
                require(type == ColumnType.TEXT, operation, type);
                yield new WordsKernel(words);
            }
        };
    }

    private static void require(boolean fits, Operation operation, ColumnType type) {
        if (!fits) {
            throw new HeadraceException(
                    TrainingErrorCode.TRANSFORM_MISMATCH,
                    "Column '" + operation.column() + "' is " + type + ", which the transform's operation "
                            + operation.getClass().getSimpleName() + " does not read");
        }
    }

    /// How many numbers are written.
    abstract int width();

    /// No value.
    abstract void missing(double[] output, int at);

    /// A value of BOOLEAN.
    void flag(boolean value, double[] output, int at) {
        throw unexpected();
    }

    /// A value of INTEGER, DATE or TIMESTAMP.
    void whole(long value, double[] output, int at) {
        throw unexpected();
    }

    /// A value of REAL; NaN and infinities are as good as missing.
    void real(double value, double[] output, int at) {
        throw unexpected();
    }

    /// A value of TEXT: the first bytes of an array, which is not kept.
    void text(byte[] utf8, int length, double[] output, int at) {
        throw unexpected();
    }

    private IllegalStateException unexpected() {
        return new IllegalStateException(getClass().getSimpleName() + " was given a value of another type");
    }
}
