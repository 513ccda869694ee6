package dev.headrace.training.linear;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.spi.Trainer;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.validation.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The trainer `linear`: ridge regression for numbers, logistic regression for two classes, softmax
/// regression for more. Pure Java on one thread; uses no chance, so the seed does not matter. Stateless.
///
/// Least is made of the sum over the rows of the loss (half the squared error, or the negative logarithm of
/// the outcome's probability) plus `l2 / 2` times the sum of the squared weights; intercepts are not
/// penalised. scikit-learn's `alpha` of ridge is `l2`, and its `C` of logistic regression is `1 / l2`.
/// Features are taken as they are, so those of about one scale suit the penalty.
///
/// Hyperparameters: `l2`, positive, 1 where it is not set; `passes`, the most steps of the descent, 500 where
/// it is not set. A class without a row gets a small probability, as if half a row were of it.
public final class LinearTrainer implements Trainer {
    /// The name under which plugins provide it.
    public static final String NAME = "linear";

    private static final String L2 = "l2";
    private static final String PASSES = "passes";
    private static final double DEFAULT_PASSES = 500;
    /// The gradient's length at the end, for each square root of a row.
    private static final double TOLERANCE = 1e-7;

    /// For the engine.
    public LinearTrainer() {}

    @Override
    public boolean supports(Task task) {
        return true;
    }

    @Override
    public List<Hyperparameters> candidates(Task task, long rows, int features) {
        // Few rows for a feature want a stronger penalty.
        double first = features * 10L > rows ? 10 : 1;
        return List.of(
                new Hyperparameters(Map.of(L2, first)),
                new Hyperparameters(Map.of(L2, first * 30)),
                new Hyperparameters(Map.of(L2, first / 30)));
    }

    @Override
    public Predictor train(TrainingData data, Hyperparameters hyperparameters, Seed seed, TrainingMonitor monitor)
            throws InterruptedException {
        hyperparameters.require(Set.of(L2, PASSES));
        double penalty = hyperparameters.get(L2, 1);
        double passes = hyperparameters.get(PASSES, DEFAULT_PASSES);
        check(L2, penalty, penalty > 0 && Double.isFinite(penalty), "a positive number");
        check(PASSES, passes, passes >= 1 && passes <= 1_000_000 && passes == Math.rint(passes), "from 1 to 1000000");
        monitor.progress(0, (long) passes, PASSES);
        return switch (data.task()) {
            case REGRESSION -> regression(data, penalty, (int) passes, monitor);
            case BINARY, MULTICLASS -> classes(data, penalty, (int) passes, monitor);
        };
    }

    private static void check(String name, double value, boolean valid, String expected) {
        if (!valid) {
            throw new HeadraceException(
                    TrainingErrorCode.HYPERPARAMETER_INVALID,
                    "Hyperparameter '" + name + "' of the linear trainer is " + value + ", and " + expected
                            + " was expected");
        }
    }

    private static Predictor regression(TrainingData data, double penalty, int passes, TrainingMonitor monitor)
            throws InterruptedException {
        CentredColumns columns = new CentredColumns(data);
        double mean = CentredColumns.mean(data.labels());
        double[] labels = data.labels().clone();
        for (int row = 0; row < labels.length; row++) {
            labels[row] -= mean;
        }
        Preconditioner preconditioner = Preconditioner.of(columns, 1, penalty);
        double[] weights = new Ridge(columns, preconditioner, penalty).solve(labels, passes, monitor);
        return new LinearPredictor(
                columns.features(), 1, Link.IDENTITY, weights, new double[] {intercept(columns, weights, 0, mean)});
    }

    private static Predictor classes(TrainingData data, double penalty, int passes, TrainingMonitor monitor)
            throws InterruptedException {
        PresentClasses present = PresentClasses.of(data);
        if (present.count() < 2) {
            return present.frequencies(data.features().size());
        }
        CentredColumns columns = new CentredColumns(data);
        int scores = present.count() == 2 ? 1 : present.count();
        Preconditioner preconditioner = Preconditioner.of(columns, ClassObjective.curvature(scores), penalty);
        ClassObjective objective = new ClassObjective(columns, preconditioner, present.labels(), scores, penalty);
        double[] point = objective.start(present.logarithms(scores));
        new LimitedMemoryBfgs(objective).minimise(point, TOLERANCE * Math.sqrt(data.rows()), passes, monitor);
        double[] solution = objective.weights(point);
        int features = columns.features();
        double[] weights = new double[scores * features];
        double[] intercepts = new double[scores];
        for (int score = 0; score < scores; score++) {
            int at = score * (features + 1);
            System.arraycopy(solution, at, weights, score * features, features);
            intercepts[score] = intercept(columns, solution, at, solution[at + features]);
        }
        return present.predictor(features, weights, intercepts);
    }

    /// The intercept for features as they are, of that for features less their means.
    private static double intercept(CentredColumns columns, double[] weights, int offset, double centred) {
        double intercept = centred;
        for (int feature = 0; feature < columns.features(); feature++) {
            intercept -= weights[offset + feature] * columns.mean(feature);
        }
        return intercept;
    }
}
