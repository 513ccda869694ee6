package dev.headrace.statistics.internal;

/// Estimates how many different values were added. Merging takes the greater of each register, so the
/// estimate does not depend on the order, on repetitions, or on how the values were split. Confined to one
/// thread.
public final class DistinctSketch {
    /*
     * HyperLogLog: P. Flajolet, E. Fusy, O. Gandouet, F. Meunier, "HyperLogLog: the analysis of a near-optimal
     * cardinality estimation algorithm", 2007. The estimator, which needs no tables and no switch between ranges, is
     * the improved raw estimator of O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", 2017,
     * algorithm 6.
     */
    private static final int INDEX_BITS = 14;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int RANK_BITS = Long.SIZE - INDEX_BITS;
    /// Bounds the rank to that of no bit set.
    private static final long LAST_RANK = 1L << (INDEX_BITS - 1);
    private static final double ALPHA = 0.7213475204444817; // 1 / (2 ln 2)

    /// The bound of the relative error at two standard errors, each 1.04 / sqrt(registers).
    public static final double ERROR = 2 * 1.04 / Math.sqrt(REGISTERS);

    private final byte[] registers = new byte[REGISTERS];

    /// Starts with nothing.
    public DistinctSketch() {}

    /// Reads what [#write] wrote.
    ///
    /// @param input where it is
    /// @return a sketch that goes on as the one that was written
    public static DistinctSketch read(StateInput input) {
        DistinctSketch sketch = new DistinctSketch();
        int filled = input.readSize(2);
        if (filled > REGISTERS) {
            throw input.damaged(filled + " registers of a sketch where " + REGISTERS + " is the most");
        }
        int register = -1;
        for (int i = 0; i < filled; i++) {
            register += input.readInt(1, REGISTERS);
            if (register >= REGISTERS) {
                throw input.damaged("a register of a sketch beyond the last");
            }
            sketch.registers[register] = (byte) input.readInt(1, RANK_BITS + 1);
        }
        return sketch;
    }

    /// Writes the registers that are not 0, each behind its distance from the one before.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        int filled = 0;
        for (byte rank : registers) {
            filled += rank > 0 ? 1 : 0;
        }
        output.writeVarint(filled);
        int before = -1;
        for (int register = 0; register < REGISTERS; register++) {
            if (registers[register] > 0) {
                output.writeVarint(register - before);
                output.writeVarint(registers[register]);
                before = register;
            }
        }
    }

    /// Adds a value of 64 bits.
    ///
    /// @param value any number
    public void add(long value) {
        addHash(mix(value));
    }

    /// Adds values by their hashes.
    ///
    /// @param hashes as of [#addHash]
    /// @param size how many of them
    /// @return the sum of the hashes, wrapped around
    public long addHashes(long[] hashes, int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            long hash = hashes[i];
            sum += hash;
            int register = (int) (hash >>> RANK_BITS);
            int rank = Long.numberOfLeadingZeros((hash << INDEX_BITS) | LAST_RANK) + 1;
            if (rank > registers[register]) {
                registers[register] = (byte) rank;
            }
        }
        return sum;
    }

    /// Adds a value by its hash, of which every bit must be good.
    ///
    /// @param hash equal for equal values
    public void addHash(long hash) {
        int register = (int) (hash >>> RANK_BITS);
        int rank = Math.min(Long.numberOfLeadingZeros(hash << INDEX_BITS), RANK_BITS) + 1;
        if (rank > registers[register]) {
            registers[register] = (byte) rank;
        }
    }

    /// Adds all that another has.
    ///
    /// @param other stays as it is
    public void merge(DistinctSketch other) {
        for (int i = 0; i < REGISTERS; i++) {
            if (other.registers[i] > registers[i]) {
                registers[i] = other.registers[i];
            }
        }
    }

    /// How many different values were added, about.
    ///
    /// @return an estimate, within [#ERROR] in 95 of 100 cases; 0 if there were none
    public long estimate() {
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
    ///
    /// @param value any number
    /// @return another
    public static long mix(long value) {
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
