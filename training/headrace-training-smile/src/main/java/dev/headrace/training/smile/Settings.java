package dev.headrace.training.smile;

import dev.headrace.core.HeadraceException;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.TrainingErrorCode;

/// Reads hyperparameters and checks their ranges.
final class Settings {
    private final String trainer;
    private final Hyperparameters hyperparameters;

    Settings(String trainer, Hyperparameters hyperparameters) {
        this.trainer = trainer;
        this.hyperparameters = hyperparameters;
    }

    int whole(String name, int fallback, int least, int most) {
        double value = hyperparameters.get(name, fallback);
        if (!(value >= least && value <= most && value == Math.rint(value))) {
            throw invalid(name, value, "a whole number from " + least + " to " + most);
        }
        return (int) value;
    }

    /// A share above 0 and up to 1.
    double share(String name, double fallback) {
        double value = hyperparameters.get(name, fallback);
        if (!(value > 0 && value <= 1)) {
            throw invalid(name, value, "a number above 0 and up to 1");
        }
        return value;
    }

    /// A finite number of at least 0.
    double penalty(String name, double fallback) {
        double value = hyperparameters.get(name, fallback);
        if (!(value >= 0 && Double.isFinite(value))) {
            throw invalid(name, value, "a number of at least 0");
        }
        return value;
    }

    private HeadraceException invalid(String name, double value, String expected) {
        return new HeadraceException(
                TrainingErrorCode.HYPERPARAMETER_INVALID,
                "Hyperparameter '" + name + "' of trainer '" + trainer + "' is " + value + ", and " + expected
                        + " was expected");
    }
}
