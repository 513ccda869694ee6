package dev.headrace.training.linear;

/// Sums over arrays, in a fixed order.
final class Vectors {
    private Vectors() {}

    /// The inner product of the first `count` numbers.
    static double dot(double[] left, double[] right, int count) {
        // Four sums, because one would make each addition wait for the one before.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += left[i] * right[i];
            b += left[i + 1] * right[i + 1];
            c += left[i + 2] * right[i + 2];
            d += left[i + 3] * right[i + 3];
        }
        for (; i < count; i++) {
            a += left[i] * right[i];
        }
        return (a + b) + (c + d);
    }

    static double dot(double[] left, double[] right) {
        return dot(left, right, left.length);
    }

    static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /// Adds `factor * from` to `to`.
    static void add(double[] to, double factor, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }
}
