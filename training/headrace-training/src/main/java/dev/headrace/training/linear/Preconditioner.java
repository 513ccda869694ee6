package dev.headrace.training.linear;

import org.jspecify.annotations.Nullable;

/// A change of coordinates in which a regularised linear problem is near round, so that a descent needs few
/// steps: a triangular matrix `L` whose product with its transpose is about `curvature` times the products of
/// the features, plus the penalty. Exact where that takes few enough multiplications, else from a sample of
/// the rows; with more than [#WIDEST] features the diagonal alone. It changes how fast the solution is
/// reached, never the solution.
final class Preconditioner {
    /// With more features, the triangle costs more than it saves.
    static final int WIDEST = 512;
    /// Products of all rows up to this many multiplications.
    private static final double MULTIPLICATIONS = 1.5e9;
    /// The least square of a number on the triangle's diagonal, as a part of the product it comes from, so
    /// that collinear features keep it positive.
    private static final double JITTER = 1e-12;

    private final double @Nullable [][] triangle;
    private final double[] diagonal;

    private Preconditioner(double @Nullable [][] triangle, double[] diagonal) {
        this.triangle = triangle;
        this.diagonal = diagonal;
    }

    /// Computes it.
    ///
    /// @param curvature how much each row bends the loss, at most
    /// @param penalty what the squares of the weights are multiplied by; positive
    static Preconditioner of(CentredColumns columns, double curvature, double penalty) {
        int features = columns.features();
        if (features > WIDEST) {
            double[] diagonal = columns.squares();
            for (int i = 0; i < features; i++) {
                diagonal[i] = Math.sqrt(curvature * diagonal[i] + penalty);
            }
            return new Preconditioner(null, diagonal);
        }
        double cost = (double) columns.rows() * features * features / 2;
        int stride = (int) Math.max(1, Math.ceil(cost / MULTIPLICATIONS));
        double[][] matrix = columns.products(stride);
        for (int i = 0; i < features; i++) {
            Vectors.scale(matrix[i], curvature);
            matrix[i][i] += penalty;
        }
        return new Preconditioner(factor(matrix), new double[features]);
    }

    /// Cholesky's factor in place of a lower triangle.
    private static double[][] factor(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            double least = row[i] * JITTER;
            for (int j = 0; j < i; j++) {
                row[j] = (row[j] - Vectors.dot(row, matrix[j], j)) / matrix[j][j];
            }
            row[i] = Math.sqrt(Math.max(row[i] - Vectors.dot(row, row, i), least));
        }
        return matrix;
    }

    /// Weights of coordinates: solves `L' w = v`, in place.
    void toWeights(double[] vector, int offset) {
        if (triangle == null) {
            divide(vector, offset);
            return;
        }
        for (int i = triangle.length - 1; i >= 0; i--) {
            double[] row = triangle[i];
            double value = vector[offset + i] / row[i];
            vector[offset + i] = value;
            for (int j = 0; j < i; j++) {
                vector[offset + j] -= row[j] * value;
            }
        }
    }

    /// The gradient by coordinates of that by weights: solves `L h = g`, in place.
    void toCoordinates(double[] vector, int offset) {
        if (triangle == null) {
            divide(vector, offset);
            return;
        }
        for (int i = 0; i < triangle.length; i++) {
            double[] row = triangle[i];
            double sum = vector[offset + i];
            for (int j = 0; j < i; j++) {
                sum -= row[j] * vector[offset + j];
            }
            vector[offset + i] = sum / row[i];
        }
    }

    private void divide(double[] vector, int offset) {
        for (int i = 0; i < diagonal.length; i++) {
            vector[offset + i] /= diagonal[i];
        }
    }
}
