package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.CrossStatistics;
import java.math.BigInteger;

/// What is summed up for one pair of columns: products over the rows that both have, and of each column what
/// it has in rows that the other lacks. Since all sums are exact, those over the common rows are the columns'
/// own less these. Confined to one thread.
final class PairSums {
    private final BinarySum products = new BinarySum();
    private final ColumnSums leftAlone = new ColumnSums();
    private final ColumnSums rightAlone = new ColumnSums();

    void fold(BinaryNumbers left, BinaryNumbers right) {
        left.addProducts(right, products);
        leftAlone.foldWithout(left, right);
        rightAlone.foldWithout(right, left);
    }

    void merge(PairSums other) {
        products.merge(other.products);
        leftAlone.merge(other.leftAlone);
        rightAlone.merge(other.rightAlone);
    }

    void write(StateOutput output) {
        products.write(output);
        leftAlone.write(output);
        rightAlone.write(output);
    }

    void read(StateInput input) {
        products.merge(BinarySum.read(input));
        leftAlone.read(input);
        rightAlone.read(input);
    }

    /// Covariance and correlation.
    ///
    /// @param left the form of the left column
    /// @param ofLeft the sums over all its rows
    CrossStatistics result(ColumnForm left, ColumnSums ofLeft, ColumnForm right, ColumnSums ofRight) {
        long rows = ofLeft.rows() - leftAlone.rows();
        if (rows == 0) {
            return new CrossStatistics(left.name(), right.name(), 0, Double.NaN, Double.NaN);
        }
        BigInteger count = BigInteger.valueOf(rows);
        BigInteger sumLeft = ofLeft.sum().subtract(leftAlone.sum());
        BigInteger sumRight = ofRight.sum().subtract(rightAlone.sum());
        BigInteger crossed = count.multiply(products.value()).subtract(sumLeft.multiply(sumRight));
        BigInteger spread = spread(count, sumLeft, ofLeft.squares().subtract(leftAlone.squares()))
                .multiply(spread(count, sumRight, ofRight.squares().subtract(rightAlone.squares())));
        return new CrossStatistics(
                left.name(),
                right.name(),
                rows,
                covariance(crossed, count, digits(left) + digits(right)),
                spread.signum() == 0 ? Double.NaN : Ratio.overRoot(crossed, spread));
    }

    private static int digits(ColumnForm form) {
        return switch (form.kind()) {
            case DECIMAL, WIDE_DECIMAL -> form.scale();
            case BOOLEAN, INTEGER, UNSIGNED, REAL, DATE, TIMESTAMP, TEXT -> 0;
        };
    }

    /// The variance times the square of the count.
    private static BigInteger spread(BigInteger count, BigInteger sum, BigInteger squares) {
        return count.multiply(squares).subtract(sum.multiply(sum));
    }

    private static double covariance(BigInteger crossed, BigInteger count, int digits) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(digits));
        BigInteger divisor = count.multiply(count);
        int scale = 2 * BinaryNumbers.LEAST_EXPONENT;
        return digits >= 0
                ? Ratio.of(crossed, divisor.multiply(power), scale)
                : Ratio.of(crossed.multiply(power), divisor, scale);
    }
}
