package dev.headrace.transform;

import dev.headrace.training.Operation;

/// Standardises a quantity.
final class NumberKernel extends Kernel {
    private final Operation.Number constants;

    NumberKernel(Operation.Number constants) {
        this.constants = constants;
    }

    @Override
    int width() {
        return constants.width();
    }

    @Override
    void missing(double[] output, int at) {
        output[at] = 0;
        if (constants.indicator()) {
            output[at + 1] = 1;
        }
    }

    @Override
    void whole(long value, double[] output, int at) {
        real((double) value, output, at);
    }

    @Override
    void real(double value, double[] output, int at) {
        if (!Double.isFinite(value)) {
            missing(output, at);
            return;
        }
        output[at] = (Math.clamp(value, constants.low(), constants.high()) - constants.mean()) / constants.deviation();
        if (constants.indicator()) {
            output[at + 1] = 0;
        }
    }
}
