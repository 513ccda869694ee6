package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.DistinctSketch;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Estimates the mutual information of a sample, in nats, from the distances of nearest neighbours where
/// numbers are amounts, and from counts where they are names.
final class NeighbourInformation {
    /*
     * Amounts with amounts: A. Kraskov, H. Stögbauer, P. Grassberger, "Estimating mutual information", 2004, formula 8.
     * Amounts with names: B. C. Ross, "Mutual information between discrete and continuous data sets", 2014.
     * Amounts are brought to the standard deviation 1 and get noise of 1e-10 of it, as TFDV and scikit-learn do, since
     * the formulas hold for different values only. The noise is a function of the pair and of which of its rows it is.
     */
    private static final int NEIGHBOURS = 3;
    private static final int MOST_ROWS = 10_000;
    private static final double NOISE = 1e-10;
    private static final double UNIT = 0x1p-53;
    private static final int UNIT_SHIFT = 11;
    private static final int MOST_NAMES_WHOLE = 100;
    private static final int MOST_NAMES = 10;

    private final long[] values;
    private final long[] labels;
    private final long[] salts;

    private NeighbourInformation(long[] values, long[] labels, long[] salts) {
        this.values = values;
        this.labels = labels;
        this.salts = salts;
    }

    /// An estimate and from how many rows it is.
    ///
    /// @param nats not negative; NaN with fewer than two rows
    record Estimate(double nats, int rows) {}

    /// Estimates the information of pairs.
    static Estimate of(PairSample.Pairs pairs, ColumnForm valueForm, ColumnForm labelForm) {
        NeighbourInformation sample = thinned(pairs);
        int rows = sample.values.length;
        if (rows < 2) {
            return new Estimate(Double.NaN, rows);
        }
        boolean valueNames = isNames(valueForm, distinct(pairs.values()));
        boolean labelNames = isNames(labelForm, distinct(pairs.labels()));
        double nats;
        if (valueNames && labelNames) {
            nats = sample.ofNames();
        } else if (valueNames) {
            nats = ofMixed(codes(sample.values), sample.amounts(sample.labels, labelForm, 1));
        } else if (labelNames) {
            nats = ofMixed(codes(sample.labels), sample.amounts(sample.values, valueForm, 0));
        } else {
            nats = ofAmounts(sample.amounts(sample.values, valueForm, 0), sample.amounts(sample.labels, labelForm, 1));
        }
        return new Estimate(Math.max(0, nats), rows);
    }

    /// Whether values are names: texts, booleans, and numbers of which there are few different ones.
    static boolean isNames(ColumnForm form, int distinct) {
        return form.kind().isName() || distinct <= (form.kind().isWhole() ? MOST_NAMES_WHOLE : MOST_NAMES);
    }

    /// At most [#MOST_ROWS] rows, each pair having its share of them.
    private static NeighbourInformation thinned(PairSample.Pairs pairs) {
        long total = pairs.rows();
        int rows = (int) Math.min(total, MOST_ROWS);
        NeighbourInformation sample = new NeighbourInformation(new long[rows], new long[rows], new long[rows]);
        long before = 0;
        int filled = 0;
        for (int pair = 0; pair < pairs.size(); pair++) {
            before += pairs.counts()[pair];
            int until = rows == total ? (int) before : (int) ((double) before / total * rows);
            for (int occurrence = 0; filled < until; occurrence++) {
                sample.values[filled] = pairs.values()[pair];
                sample.labels[filled] = pairs.labels()[pair];
                sample.salts[filled] =
                        ValueHash.ofPair(ValueHash.ofPair(pairs.values()[pair], pairs.labels()[pair]), occurrence);
                filled++;
            }
        }
        return sample;
    }

    private static int distinct(long[] raws) {
        return (int) Arrays.stream(raws).distinct().count();
    }

    private static int[] codes(long[] raws) {
        long[] sorted = Arrays.stream(raws).sorted().distinct().toArray();
        return Arrays.stream(raws)
                .mapToInt(raw -> Arrays.binarySearch(sorted, raw))
                .toArray();
    }

    private double ofNames() {
        int[] valueCodes = codes(values);
        int[] labelCodes = codes(labels);
        long[] ones = new long[values.length];
        Arrays.fill(ones, 1);
        return Information.plugIn(Contingency.of(valueCodes, distinct(values), labelCodes, distinct(labels), ones));
    }

    /// Numbers with the mean 0 and the standard deviation 1, and noise; all zero if they are all the same.
    ///
    /// @param axis makes the noise of two columns different
    private double[] amounts(long[] raws, ColumnForm form, long axis) {
        double[] amounts =
                Arrays.stream(raws).mapToDouble(form::number).map(x -> x / 4).toArray();
        double least = Arrays.stream(amounts).min().orElse(0);
        double range = Arrays.stream(amounts).max().orElse(0) - least;
        if (range == 0) {
            return new double[raws.length];
        }
        double mean = 0;
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = (amounts[i] - least) / range;
            mean += amounts[i] / amounts.length;
        }
        double variance = 0;
        for (double amount : amounts) {
            variance += (amount - mean) * (amount - mean) / amounts.length;
        }
        double deviation = Math.sqrt(variance);
        for (int i = 0; i < amounts.length; i++) {
            double uniform = (DistinctSketch.mix(salts[i] + axis) >>> UNIT_SHIFT) * UNIT - 0.5;
            amounts[i] = (amounts[i] - mean) / deviation + NOISE * uniform;
        }
        return amounts;
    }

    /// Amounts with amounts.
    static double ofAmounts(double[] first, double[] second) {
        int rows = first.length;
        int neighbours = Math.min(NEIGHBOURS, rows - 1);
        double[] psi = digamma(rows + 1);
        double[] sortedFirst = first.clone();
        Arrays.sort(sortedFirst);
        double[] sortedSecond = second.clone();
        Arrays.sort(sortedSecond);
        int[] byFirst = order(first, second);
        double[] x = new double[rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = first[byFirst[i]];
            y[i] = second[byFirst[i]];
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double distance = distance(x, y, i, neighbours);
            sum += psi[nearer(sortedFirst, x[i], distance)] + psi[nearer(sortedSecond, y[i], distance)];
        }
        return psi[neighbours] + psi[rows] - sum / rows;
    }

    private static int[] order(double[] first, double[] second) {
        return IntStream.range(0, first.length)
                .boxed()
                .sorted((left, right) -> {
                    int compared = Double.compare(first[left], first[right]);
                    return compared != 0 ? compared : Double.compare(second[left], second[right]);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// The distance (the greater of both axes) of the nearest neighbour of some number. Since x ascends,
    /// neighbours are looked for outwards, until x alone is too far.
    private static double distance(double[] x, double[] y, int i, int neighbours) {
        double[] nearest = new double[neighbours];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int below = i - 1;
        int above = i + 1;
        while (below >= 0 || above < x.length) {
            double down = below >= 0 ? x[i] - x[below] : Double.POSITIVE_INFINITY;
            double up = above < x.length ? x[above] - x[i] : Double.POSITIVE_INFINITY;
            if (Math.min(down, up) >= nearest[neighbours - 1]) {
                break;
            }
            int next = down <= up ? below-- : above++;
            insert(nearest, Math.max(Math.abs(x[next] - x[i]), Math.abs(y[next] - y[i])));
        }
        return nearest[neighbours - 1];
    }

    private static void insert(double[] nearest, double distance) {
        int place = nearest.length - 1;
        if (distance >= nearest[place]) {
            return;
        }
        while (place > 0 && nearest[place - 1] > distance) {
            nearest[place] = nearest[place - 1];
            place--;
        }
        nearest[place] = distance;
    }

    /// How many of sorted numbers are nearer than a distance, the number itself among them.
    private static int nearer(double[] sorted, double number, double distance) {
        int low = firstWhere(sorted, number, distance, true);
        int high = firstWhere(sorted, number, distance, false);
        return Math.max(1, high - low);
    }

    /// The first number that is near from below, or the first that is too far above.
    private static int firstWhere(double[] sorted, double number, double distance, boolean near) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double difference = sorted[middle] - number;
            if (near ? difference > -distance : difference >= distance) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Names with amounts. Rows whose name is there only once are left out.
    static double ofMixed(int[] names, double[] amounts) {
        int[] sizes = new int[Arrays.stream(names).max().orElse(0) + 1];
        for (int name : names) {
            sizes[name]++;
        }
        double[][] members = new double[sizes.length][];
        for (int name = 0; name < sizes.length; name++) {
            members[name] = new double[sizes[name]];
        }
        int[] filled = new int[sizes.length];
        for (int i = 0; i < names.length; i++) {
            members[names[i]][filled[names[i]]++] = amounts[i];
        }
        double[] all = Arrays.stream(members)
                .filter(group -> group.length > 1)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        double[] psi = digamma(names.length + 1);
        double sum = 0;
        for (double[] group : members) {
            if (group.length > 1) {
                Arrays.sort(group);
                sum += ofGroup(group, all, psi);
            }
        }
        return all.length == 0 ? 0 : psi[all.length] + sum / all.length;
    }

    private static double ofGroup(double[] group, double[] all, double[] psi) {
        int neighbours = Math.min(NEIGHBOURS, group.length - 1);
        double sum = 0;
        for (int i = 0; i < group.length; i++) {
            double distance = distance(group, group, i, neighbours);
            sum += psi[neighbours] - psi[group.length] - psi[nearer(all, group[i], distance)];
        }
        return sum;
    }

    /// The digamma function of the whole numbers up to one.
    private static double[] digamma(int most) {
        double[] psi = new double[most + 1];
        psi[0] = Double.NaN;
        psi[1] = -0.5772156649015329;
        for (int n = 2; n <= most; n++) {
            psi[n] = psi[n - 1] + 1.0 / (n - 1);
        }
        return psi;
    }
}
