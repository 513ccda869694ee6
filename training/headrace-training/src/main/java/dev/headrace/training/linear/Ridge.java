package dev.headrace.training.linear;

import dev.headrace.training.spi.TrainingMonitor;

/// Least squares with a penalty, by conjugate gradients in the coordinates of a [Preconditioner]: where that
/// is exact, the first step is Cholesky's solution and the second takes away its rounding.
final class Ridge {
    private static final double TOLERANCE = 1e-14;

    private final CentredColumns columns;
    private final Preconditioner preconditioner;
    private final double penalty;

    Ridge(CentredColumns columns, Preconditioner preconditioner, double penalty) {
        this.columns = columns;
        this.preconditioner = preconditioner;
        this.penalty = penalty;
    }

    /// Solves `(X'X + penalty) w = X'y` for centred features and labels.
    ///
    /// @param labels one a row, less their mean
    /// @return one weight a feature
    double[] solve(double[] labels, int passes, TrainingMonitor monitor) throws InterruptedException {
        double[] residual = productsWith(labels);
        double[] weights = new double[residual.length];
        double[] solved = precondition(residual);
        double[] direction = solved.clone();
        double size = Vectors.dot(residual, solved);
        double enough = size * TOLERANCE * TOLERANCE;
        for (int pass = 0; pass < passes && size > enough; pass++) {
            monitor.progress(pass, passes, "passes");
            double[] product = product(direction);
            double step = size / Vectors.dot(direction, product);
            Vectors.add(weights, step, direction);
            Vectors.add(residual, -step, product);
            solved = precondition(residual);
            double next = Vectors.dot(residual, solved);
            Vectors.scale(direction, next / size);
            Vectors.add(direction, 1, solved);
            size = next;
        }
        monitor.progress(passes, passes, "passes");
        return weights;
    }

    private double[] precondition(double[] vector) {
        double[] result = vector.clone();
        preconditioner.toCoordinates(result, 0);
        preconditioner.toWeights(result, 0);
        return result;
    }

    private double[] productsWith(double[] labels) {
        double[] result = new double[columns.features()];
        double[] block = new double[CentredColumns.BLOCK];
        for (int from = 0; from < columns.rows(); from += CentredColumns.BLOCK) {
            int to = Math.min(from + CentredColumns.BLOCK, columns.rows());
            System.arraycopy(labels, from, block, 0, to - from);
            columns.addProducts(from, to, block, result, 0);
        }
        return result;
    }

    private double[] product(double[] vector) {
        double[] result = new double[columns.features()];
        double[] block = new double[CentredColumns.BLOCK];
        for (int from = 0; from < columns.rows(); from += CentredColumns.BLOCK) {
            int to = Math.min(from + CentredColumns.BLOCK, columns.rows());
            columns.scores(from, to, vector, 0, block);
            columns.addProducts(from, to, block, result, 0);
        }
        Vectors.add(result, penalty, vector);
        return result;
    }
}
