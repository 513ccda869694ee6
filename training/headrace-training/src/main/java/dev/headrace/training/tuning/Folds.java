package dev.headrace.training.tuning;

import dev.headrace.core.Seed;
import dev.headrace.training.TrainingData;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Rows in parts of nearly equal size, each with its share of every class. Which row is where follows from
/// the seed. Immutable and thread-safe.
final class Folds {
    private final TrainingData data;
    private final int[] folds;

    /// Deals the rows out, class by class, in an order that chance gives.
    ///
    /// @param data the rows
    /// @param count how many parts; at most as many as rows
    /// @param seed where chance comes from
    Folds(TrainingData data, int count, Seed seed) {
        this.data = data;
        this.folds = new int[data.rows()];
        int[] order = shuffled(data.rows(), seed);
        int next = 0;
        for (int index = 0; index < Math.max(1, data.classes()); index++) {
            for (int row : order) {
                if (data.classes() == 0 || (int) data.labels()[row] == index) {
                    folds[row] = next;
                    next = (next + 1) % count;
                }
            }
        }
    }

    /// The numbers from 0 on in an order that chance gives.
    static int[] shuffled(int rows, Seed seed) {
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        RandomGenerator generator = seed.generator();
        for (int i = rows - 1; i > 0; i--) {
            int other = generator.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }

    /// The rows of all parts but one, in order.
    TrainingData without(int fold) {
        return data.select(rows(fold, false));
    }

    /// The rows of one part, in order.
    TrainingData only(int fold) {
        return data.select(rows(fold, true));
    }

    private int[] rows(int fold, boolean inside) {
        int count = 0;
        int[] rows = new int[folds.length];
        for (int row = 0; row < folds.length; row++) {
            if (folds[row] == fold == inside) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
