package dev.headrace.training.smile;

import dev.headrace.core.Seed;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import dev.headrace.training.spi.Trainer;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.validation.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The trainer `boosting`: gradient boosting of trees, with Newton's steps. Several classes take as many
/// trees a round. Trees grow one after the other, each on all cores; the number of cores does not change the
/// result. Stateless.
///
/// Hyperparameters: `trees` (rounds), `max-nodes` (leaves of a tree), `max-depth`, `node-size` (fewest rows
/// of a leaf),
/// `shrinkage` (the part of each step that is taken), `subsample` (the share of the rows that each tree
/// sees), `l2` (the penalty of the leaves' squares). The monitor is asked after each round.
final class BoostingTrainer implements Trainer {
    private static final String TREES = "trees";
    private static final String MAX_NODES = "max-nodes";
    private static final String MAX_DEPTH = "max-depth";
    private static final String NODE_SIZE = "node-size";
    private static final String SHRINKAGE = "shrinkage";
    private static final String SUBSAMPLE = "subsample";
    private static final String L2 = "l2";
    private static final Set<String> KNOWN = Set.of(TREES, MAX_NODES, MAX_DEPTH, NODE_SIZE, SHRINKAGE, SUBSAMPLE, L2);
    private static final long MANY_ROWS = 100_000;
    private static final long FEW_ROWS = 3_000;
    private static final int DEFAULT_TREES = 100;
    private static final int DEFAULT_NODES = 16;

    @Override
    public boolean supports(Task task) {
        return true;
    }

    @Override
    public List<Hyperparameters> candidates(Task task, long rows, int features) {
        if (rows < FEW_ROWS) {
            return List.of(candidate(100, 6, 0.1, 0.7), candidate(150, 12, 0.06, 0.7));
        }
        return rows > MANY_ROWS
                ? List.of(candidate(80, 32, 0.2, 0.3), candidate(80, 16, 0.15, 0.3))
                : List.of(candidate(DEFAULT_TREES, DEFAULT_NODES, 0.15, 0.5), candidate(160, 32, 0.08, 0.5));
    }

    private static Hyperparameters candidate(int trees, int maximumNodes, double shrinkage, double subsample) {
        return new Hyperparameters(Map.of(
                TREES, (double) trees, MAX_NODES, (double) maximumNodes, SHRINKAGE, shrinkage, SUBSAMPLE, subsample));
    }

    @Override
    public Predictor train(TrainingData data, Hyperparameters hyperparameters, Seed seed, TrainingMonitor monitor)
            throws InterruptedException {
        hyperparameters.require(KNOWN);
        Settings settings = new Settings("boosting", hyperparameters);
        Plan plan = new Plan(
                settings.whole(TREES, DEFAULT_TREES, 1, 100_000),
                new GrownTree.Limits(
                        settings.whole(MAX_DEPTH, 20, 2, 1_000),
                        settings.whole(MAX_NODES, DEFAULT_NODES, 2, 1_000_000),
                        settings.whole(NODE_SIZE, 5, 1, 1_000_000_000),
                        data.features().size()),
                settings.share(SHRINKAGE, 0.15),
                settings.share(SUBSAMPLE, 0.5),
                settings.penalty(L2, 1));
        SmileTrees smile = SmileTrees.open();
        monitor.progress(0, plan.trees, TREES);
        GrowingData growing = new GrowingData(data);
        Gradients gradients = Gradients.of(data, growing);
        Ensemble ensemble = new Ensemble(smile);
        int[] permutation = IntStream.range(0, data.rows()).toArray();
        RandomGenerator random = seed.derive("rows of trees").generator();
        for (int round = 0; round < plan.trees && growing.features() > 0; round++) {
            gradients.startRound();
            for (int score = 0; score < gradients.scores(); score++) {
                gradients.compute(score);
                NumberTree tree = new NumberTree(
                        growing,
                        gradients.gradient(),
                        gradients.curvature(),
                        plan.l2,
                        plan.limits,
                        sample(permutation, plan.subsample, random));
                ensemble.add(
                        tree.root(),
                        gradients.target(score),
                        1,
                        (leaf, values, at) -> values[at] = plan.shrinkage * NumberTree.value(leaf, plan.l2));
                ensemble.addLast(growing.columns(), gradients.raw(score));
            }
            monitor.progress(round + 1L, plan.trees, TREES);
        }
        return ensemble.predictor(growing.features(), outputs(data), gradients.link(), gradients.base());
    }

    private static int outputs(TrainingData data) {
        return data.task().isClassification() ? data.classes() : 1;
    }

    /// Chooses rows without replacement, by the first steps of a shuffle that goes on from tree to tree.
    private static int[] sample(int[] permutation, double share, RandomGenerator random) {
        int wanted = (int) Math.max(1, Math.round(permutation.length * share));
        int[] samples = new int[permutation.length];
        for (int i = 0; i < wanted; i++) {
            int other = i + random.nextInt(permutation.length - i);
            int row = permutation[other];
            permutation[other] = permutation[i];
            permutation[i] = row;
            samples[row] = 1;
        }
        return samples;
    }

    /// Checked hyperparameters.
    private record Plan(int trees, GrownTree.Limits limits, double shrinkage, double subsample, double l2) {}
}
