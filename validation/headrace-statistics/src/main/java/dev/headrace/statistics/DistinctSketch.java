package dev.headrace.statistics;

/// Estimates how many different values were added. Merging takes the greater of each register, so the
/// estimate does not depend on the order, on repetitions, or on how the values were split. Confined to one
/// thread.
final class DistinctSketch {
    /*
     * HyperLogLog: P. Flajolet, E. Fusy, O. Gandouet, F. Meunier, "HyperLogLog: the analysis of a near-optimal
     * cardinality estimation algorithm", 2007. The estimator, which needs no tables and no switch between ranges, is
     * the improved raw estimator of O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", 2017,
     * algorithm 6.
     */
    private static final int INDEX_BITS = 14;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int RANK_BITS = Long.SIZE - INDEX_BITS;
    private static final double ALPHA = 0.7213475204444817; // 1 / (2 ln 2)

    /// The bound of the relative error at two standard errors, each 1.04 / sqrt(registers).
    static final double ERROR = 2 * 1.04 / Math.sqrt(REGISTERS);

    private final byte[] registers = new byte[REGISTERS];

    /// Adds a value of 64 bits.
    void add(long value) {
        addHash(mix(value));
    }

    /// Adds a value by its hash, of which every bit must be good.
    void addHash(long hash) {
        int register = (int) (hash >>> RANK_BITS);
        int rank = Math.min(Long.numberOfLeadingZeros(hash << INDEX_BITS), RANK_BITS) + 1;
        if (rank > registers[register]) {
            registers[register] = (byte) rank;
        }
    }

    /// Adds all that another has.
    void merge(DistinctSketch other) {
        for (int i = 0; i < REGISTERS; i++) {
            if (other.registers[i] > registers[i]) {
                registers[i] = other.registers[i];
            }
        }
    }

    /// How many different values were added, about.
    long estimate() {
        int[] ranks = new int[RANK_BITS + 2];
        for (byte rank : registers) {
            ranks[rank]++;
        }
        double sum = REGISTERS * tau(1 - ranks[RANK_BITS + 1] / (double) REGISTERS);
        for (int rank = RANK_BITS; rank >= 1; rank--) {
            sum = 0.5 * (sum + ranks[rank]);
        }
        sum += REGISTERS * sigma(ranks[0] / (double) REGISTERS);
        return Math.round(ALPHA * REGISTERS * REGISTERS / sum);
    }

    /// A bijection that spreads every bit over all others (the finalizer of Stafford's variant 13 of
    /// MurmurHash3).
    static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double factor = 1;
        double sum = share;
        double before;
        do {
            x *= x;
            before = sum;
            sum += x * factor;
            factor += factor;
        } while (sum != before);
        return sum;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double factor = 1;
        double sum = 1 - share;
        double before;
        do {
            x = Math.sqrt(x);
            before = sum;
            factor *= 0.5;
            sum -= (1 - x) * (1 - x) * factor;
        } while (sum != before);
        return sum / 3;
    }
}
