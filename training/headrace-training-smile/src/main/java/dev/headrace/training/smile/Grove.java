package dev.headrace.training.smile;

import dev.headrace.core.Seed;
import dev.headrace.training.spi.TrainingMonitor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import smile.math.MathEx;
import smile.model.cart.Node;

/// Grows the trees of a forest in parallel.
final class Grove {
    private final Forest forest;
    private final int trees;
    private final GrownTree.Limits limits;
    private final Seed seed;
    private final AtomicInteger grown = new AtomicInteger();
    private final AtomicReference<@Nullable InterruptedException> stopped = new AtomicReference<>();

    Grove(Forest forest, int trees, GrownTree.Limits limits, Seed seed) {
        this.forest = forest;
        this.trees = trees;
        this.limits = limits;
        this.seed = seed;
    }

    /// The roots of the trees, in order.
    ///
    /// @throws InterruptedException if the monitor said to stop
    List<Node> grow(TrainingMonitor monitor) throws InterruptedException {
        List<Node> roots = IntStream.range(0, trees)
                .parallel()
                .mapToObj(tree -> grow(tree, monitor))
                .flatMap(Optional::stream)
                .toList();
        InterruptedException stop = stopped.get();
        if (stop != null) {
            throw stop;
        }
        return roots;
    }

    /// The root of one tree, or none once the monitor said to stop.
    private Optional<Node> grow(int tree, TrainingMonitor monitor) {
        if (stopped.get() != null) {
            return Optional.empty();
        }
        Seed own = seed.derive("tree " + tree);
        int[] samples = drawWithReplacement(own.generator());
        // Smile chooses features by a generator of the thread.
        MathEx.setSeed(own.derive("features").value());
        Node root = forest.grow(limits, samples).root();
        try {
            monitor.progress(grown.incrementAndGet(), trees, "trees");
        } catch (InterruptedException e) {
            stopped.compareAndSet(null, e);
        }
        return Optional.of(root);
    }

    /// How often each row was drawn.
    private int[] drawWithReplacement(RandomGenerator random) {
        int[] samples = new int[forest.rows()];
        for (int draw = 0; draw < samples.length; draw++) {
            samples[random.nextInt(samples.length)]++;
        }
        return samples;
    }
}
