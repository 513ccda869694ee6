package dev.headrace.transform;

import dev.headrace.data.ColumnType;
import dev.headrace.training.Operation;
import java.util.Arrays;

/// Gives each known value a number of its own.
final class OneHotKernel extends Kernel {
    private final Dictionary dictionary;
    private final int width;

    OneHotKernel(Operation.OneHot constants, ColumnType type) {
        this.dictionary = Dictionary.of(constants.column(), type, constants.values());
        this.width = constants.width();
    }

    @Override
    int width() {
        return width;
    }

    @Override
    void missing(double[] output, int at) {
        write(Dictionary.UNKNOWN, output, at);
    }

    @Override
    void flag(boolean value, double[] output, int at) {
        write(dictionary.find(value ? 1 : 0), output, at);
    }

    @Override
    void whole(long value, double[] output, int at) {
        write(dictionary.find(value), output, at);
    }

    @Override
    void real(double value, double[] output, int at) {
        write(dictionary.find(value), output, at);
    }

    @Override
    void text(byte[] utf8, int length, double[] output, int at) {
        write(dictionary.find(utf8, length), output, at);
    }

    private void write(int index, double[] output, int at) {
        Arrays.fill(output, at, at + width, 0);
        output[at + (index == Dictionary.UNKNOWN ? width - 1 : index)] = 1;
    }
}
