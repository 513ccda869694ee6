package dev.headrace.transform;

import dev.headrace.training.Operation;

/// Makes 0 and 1 of false and true.
final class FlagKernel extends Kernel {
    private final double missing;

    FlagKernel(Operation.Flag constants) {
        this.missing = constants.missing();
    }

    @Override
    int width() {
        return 1;
    }

    @Override
    void missing(double[] output, int at) {
        output[at] = missing;
    }

    @Override
    void flag(boolean value, double[] output, int at) {
        output[at] = value ? 1 : 0;
    }
}
