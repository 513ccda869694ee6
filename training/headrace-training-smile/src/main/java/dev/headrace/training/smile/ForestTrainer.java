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
import smile.model.cart.Node;

/// The trainer `forest`: a random forest, each tree of which grows from rows drawn with replacement. Trees
/// grow in parallel, each from a seed of its own; the number of cores does not change the result. Stateless.
///
/// Hyperparameters: `trees`, `max-depth`, `max-nodes` (leaves of a tree), `node-size` (fewest rows of a
/// leaf),
/// `features` (how many features each split chooses from). A class's probability is the mean over the trees
/// of its share in the leaf; a number is the mean of the leaves' means. The monitor is asked after each
/// tree; trees that grow at that time are finished first.
final class ForestTrainer implements Trainer {
    private static final String TREES = "trees";
    private static final String MAX_DEPTH = "max-depth";
    private static final String MAX_NODES = "max-nodes";
    private static final String NODE_SIZE = "node-size";
    private static final String FEATURES = "features";
    private static final Set<String> KNOWN = Set.of(TREES, MAX_DEPTH, MAX_NODES, NODE_SIZE, FEATURES);
    private static final int DEFAULT_TREES = 60;
    private static final int FEW_TREES = 30;
    private static final int DEFAULT_NODES = 512;
    private static final long MANY_ROWS = 100_000;
    private static final long FEW_ROWS = 3_000;

    @Override
    public boolean supports(Task task) {
        return true;
    }

    @Override
    public List<Hyperparameters> candidates(Task task, long rows, int features) {
        double trees = rows > MANY_ROWS ? FEW_TREES : DEFAULT_TREES;
        return List.of(
                new Hyperparameters(Map.of(TREES, trees, MAX_NODES, 512.0, NODE_SIZE, rows < FEW_ROWS ? 5.0 : 10.0)),
                new Hyperparameters(Map.of(TREES, trees, MAX_NODES, 2_048.0, NODE_SIZE, 3.0)));
    }

    @Override
    public Predictor train(TrainingData data, Hyperparameters hyperparameters, Seed seed, TrainingMonitor monitor)
            throws InterruptedException {
        hyperparameters.require(KNOWN);
        Settings settings = new Settings("forest", hyperparameters);
        int features = data.features().size();
        int rows = data.rows();
        int trees = settings.whole(TREES, rows > MANY_ROWS ? FEW_TREES : DEFAULT_TREES, 1, 100_000);
        GrownTree.Limits limits = new GrownTree.Limits(
                settings.whole(MAX_DEPTH, 16, 2, 1_000),
                settings.whole(MAX_NODES, DEFAULT_NODES, 2, 10_000_000),
                settings.whole(NODE_SIZE, 5, 1, 1_000_000_000),
                settings.whole(FEATURES, defaultFeatures(features), 1, Math.max(1, features)));
        SmileTrees smile = SmileTrees.open();
        monitor.progress(0, trees, TREES);
        Forest forest = Forest.of(data, new GrowingData(data));
        Ensemble ensemble = new Ensemble(smile);
        if (features > 0) {
            for (Node root : new Grove(forest, trees, limits, seed).grow(monitor)) {
                ensemble.add(root, -1, forest.width(), (leaf, values, at) -> forest.write(leaf, trees, values, at));
            }
        }
        return ensemble.predictor(features, forest.width(), forest.link(), forest.base());
    }

    /// How many features a split chooses from: a third, and not less than the root of all.
    private static int defaultFeatures(int features) {
        return Math.max(1, Math.max(features / 3, (int) Math.sqrt(features)));
    }
}
