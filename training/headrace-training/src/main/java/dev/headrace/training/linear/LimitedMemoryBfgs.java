package dev.headrace.training.linear;

import dev.headrace.training.spi.TrainingMonitor;

/// Descends to the least value of a smooth convex function by the quasi-Newton method of limited memory.
///
/// Source: J. Nocedal and S. J. Wright, Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5; steps
/// are halved until they pass Armijo's condition, which together with convexity keeps the curvature of every
/// pair positive.
final class LimitedMemoryBfgs {
    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;
    private static final int HALVINGS = 40;

    private final Objective objective;
    private final double[][] steps = new double[MEMORY][];
    private final double[][] changes = new double[MEMORY][];
    private final double[] curvatures = new double[MEMORY];
    private int pairs;

    LimitedMemoryBfgs(Objective objective) {
        this.objective = objective;
    }

    /// Descends until the gradient's length is at most `tolerance`, the passes are used up, or no step leads
    /// lower.
    ///
    /// @param point the start, which becomes the end
    void minimise(double[] point, double tolerance, int passes, TrainingMonitor monitor) throws InterruptedException {
        int size = objective.size();
        double[] gradient = new double[size];
        double value = objective.value(point, gradient);
        double[] next = new double[size];
        double[] nextGradient = new double[size];
        for (int pass = 0; pass < passes; pass++) {
            monitor.progress(pass, passes, "passes");
            if (!(Math.sqrt(Vectors.dot(gradient, gradient)) > tolerance)) {
                break;
            }
            double[] direction = direction(gradient);
            double slope = Vectors.dot(direction, gradient);
            double length = 1;
            double nextValue = Double.NaN;
            boolean lower = false;
            for (int halving = 0; halving < HALVINGS && !lower; halving++) {
                System.arraycopy(point, 0, next, 0, size);
                Vectors.add(next, length, direction);
                nextValue = objective.value(next, nextGradient);
                lower = nextValue <= value + SUFFICIENT * length * slope;
                length /= 2;
            }
            if (!lower) {
                break;
            }
            remember(point, next, gradient, nextGradient);
            System.arraycopy(next, 0, point, 0, size);
            System.arraycopy(nextGradient, 0, gradient, 0, size);
            value = nextValue;
        }
        monitor.progress(passes, passes, "passes");
    }

    private double[] direction(double[] gradient) {
        double[] direction = gradient.clone();
        int kept = Math.min(pairs, MEMORY);
        double[] shares = new double[kept];
        for (int back = 0; back < kept; back++) {
            int at = (pairs - 1 - back) % MEMORY;
            shares[back] = Vectors.dot(steps[at], direction) / curvatures[at];
            Vectors.add(direction, -shares[back], changes[at]);
        }
        if (kept > 0) {
            int last = (pairs - 1) % MEMORY;
            Vectors.scale(direction, curvatures[last] / Vectors.dot(changes[last], changes[last]));
        }
        for (int back = kept - 1; back >= 0; back--) {
            int at = (pairs - 1 - back) % MEMORY;
            double share = Vectors.dot(changes[at], direction) / curvatures[at];
            Vectors.add(direction, shares[back] - share, steps[at]);
        }
        Vectors.scale(direction, -1);
        return direction;
    }

    private void remember(double[] point, double[] next, double[] gradient, double[] nextGradient) {
        double[] step = next.clone();
        Vectors.add(step, -1, point);
        double[] change = nextGradient.clone();
        Vectors.add(change, -1, gradient);
        double curvature = Vectors.dot(step, change);
        if (curvature > 0) {
            int at = pairs % MEMORY;
            steps[at] = step;
            changes[at] = change;
            curvatures[at] = curvature;
            pairs++;
        }
    }
}
