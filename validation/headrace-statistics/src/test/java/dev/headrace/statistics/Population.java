package dev.headrace.statistics;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;

/// What the samples of the calibration are drawn from.
enum Population {
    NORMAL(ColumnType.REAL),
    LOG_NORMAL(ColumnType.REAL),
    /// Student's t of two degrees of freedom: without a variance.
    HEAVY_TAILED(ColumnType.REAL),
    INTEGERS_WITH_TIES(ColumnType.INTEGER),
    /// A thousand categories whose shares fall as one over the rank.
    ZIPF_CATEGORIES(ColumnType.TEXT),
    MISSING_30_PERCENT(ColumnType.REAL),
    /// A normal number shifted by a tenth of its standard deviation.
    NORMAL_SHIFTED_TENTH(ColumnType.REAL),
    /// A normal number shifted by a hundredth of its standard deviation.
    NORMAL_SHIFTED_HUNDREDTH(ColumnType.REAL),
    /// Five categories; the last has 5 %.
    CATEGORY_5_PERCENT(ColumnType.TEXT),
    /// The same when the last has 8 %.
    CATEGORY_8_PERCENT(ColumnType.TEXT),
    MISSING_2_PERCENT(ColumnType.REAL),
    MISSING_3_PERCENT(ColumnType.REAL);

    private static final int CATEGORIES = 1_000;
    private static final byte[][] NAMES = names();
    private static final double[] ZIPF = zipf();

    private final ColumnType type;

    Population(ColumnType type) {
        this.type = type;
    }

    Column column(String name) {
        return new Column(name, type);
    }

    /// Draws rows into a vector that has room for them.
    void draw(FieldVector vector, int rows, RandomGenerator random) {
        vector.reset();
        for (int row = 0; row < rows; row++) {
            switch (vector) {
                case Float8Vector reals -> real(reals, row, random);
                case BigIntVector integers -> integers.set(row, Math.round(5 * random.nextGaussian()));
                case VarCharVector texts -> texts.setSafe(row, NAMES[category(random)]);
                default -> throw new IllegalArgumentException(vector.getField().toString());
            }
        }
        vector.setValueCount(rows);
    }

    private void real(Float8Vector vector, int row, RandomGenerator random) {
        double missing = switch (this) {
            case MISSING_30_PERCENT -> 0.3;
            case MISSING_2_PERCENT -> 0.02;
            case MISSING_3_PERCENT -> 0.03;
            default -> 0;
        };
        if (missing > 0 && random.nextDouble() < missing) {
            vector.setNull(row);
        } else {
            vector.set(row, number(random));
        }
    }

    private double number(RandomGenerator random) {
        double normal = random.nextGaussian();
        return switch (this) {
            case LOG_NORMAL -> Math.exp(normal);
            // Chi-square of two degrees of freedom is exponential of mean 2.
            case HEAVY_TAILED -> normal / Math.sqrt(-Math.log(1 - random.nextDouble()));
            case NORMAL_SHIFTED_TENTH -> normal + 0.1;
            case NORMAL_SHIFTED_HUNDREDTH -> normal + 0.01;
            default -> normal;
        };
    }

    private int category(RandomGenerator random) {
        double chance = random.nextDouble();
        double last = this == CATEGORY_8_PERCENT ? 0.08 : 0.05;
        if (this == ZIPF_CATEGORIES) {
            int found = Arrays.binarySearch(ZIPF, chance);
            return Math.min(CATEGORIES - 1, found < 0 ? -found - 1 : found);
        }
        return chance < last ? 4 : (int) ((chance - last) / (1 - last) * 4);
    }

    private static byte[][] names() {
        byte[][] names = new byte[CATEGORIES][];
        for (int i = 0; i < CATEGORIES; i++) {
            names[i] = ("category " + i).getBytes(StandardCharsets.UTF_8);
        }
        return names;
    }

    /// The cumulated shares.
    private static double[] zipf() {
        double[] shares = new double[CATEGORIES];
        double sum = 0;
        for (int i = 0; i < CATEGORIES; i++) {
            sum += 1.0 / (i + 1);
            shares[i] = sum;
        }
        for (int i = 0; i < CATEGORIES; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
