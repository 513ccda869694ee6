package dev.headrace.statistics.internal.number;

/// Up to 1,024 numbers on the heap, where loops are fast and stay in the nearest cache. Missing values, and
/// the places up to a multiple of [#STEP], hold a copy of some value that is there: [#patch], [#patches]
/// times. So loops have no branches for missing values, and what the copies add is subtracted once a block.
/// Reused; confined to one thread.
final class NumberBlock {
    /// The most rows of a block.
    static final int ROWS = 1_024;
    /// The size of a filled block is a multiple of this, for the sake of loops over vectors.
    static final int STEP = 16;

    private static final ThreadLocal<NumberBlock> OF_THREAD = ThreadLocal.withInitial(NumberBlock::new);

    final long[] values = new long[ROWS];
    final long[] hashes = new long[ROWS];
    final long[] validity = new long[ROWS / Long.SIZE];
    final byte[] bytes = new byte[ROWS * Long.BYTES];
    final RealSummary reals = new RealSummary();
    final IntegerSummary integers = new IntegerSummary();
    final long[] products = new long[3];

    /// How many values are filled, copies included; 0 if there is no value.
    int size;
    /// How many of them are copies.
    int patches;
    /// What they are copies of.
    long patch;

    private NumberBlock() {}

    /// The block of this thread. It is in use until the fold of a batch's column returns, and never by two.
    static NumberBlock ofThread() {
        return OF_THREAD.get();
    }

    /// Takes `length` values, of which those are there that have a bit in [#validity].
    ///
    /// @return how many are there
    int patch(int length) {
        int words = (length + Long.SIZE - 1) / Long.SIZE;
        int tail = length % Long.SIZE;
        if (tail != 0) {
            validity[words - 1] &= -1L >>> (Long.SIZE - tail);
        }
        int present = 0;
        int first = -1;
        for (int word = 0; word < words; word++) {
            present += Long.bitCount(validity[word]);
            if (first < 0 && validity[word] != 0) {
                first = word * Long.SIZE + Long.numberOfTrailingZeros(validity[word]);
            }
        }
        patches = 0;
        size = 0;
        if (first >= 0) {
            patch = values[first];
            size = (length + STEP - 1) / STEP * STEP;
            if (present < length) {
                fillMissing(words, length);
            }
            for (int i = length; i < size; i++) {
                values[i] = patch;
            }
            patches = size - present;
        }
        return present;
    }

    /// Takes the first values, all of which are there.
    void fill(int kept) {
        size = (kept + STEP - 1) / STEP * STEP;
        patches = size - kept;
        patch = kept == 0 ? 0 : values[0];
        for (int i = kept; i < size; i++) {
            values[i] = patch;
        }
    }

    private void fillMissing(int words, int length) {
        for (int word = 0; word < words; word++) {
            long missing = ~validity[word];
            while (missing != 0) {
                int index = word * Long.SIZE + Long.numberOfTrailingZeros(missing);
                if (index >= length) {
                    break;
                }
                values[index] = patch;
                missing &= missing - 1;
            }
        }
    }
}
