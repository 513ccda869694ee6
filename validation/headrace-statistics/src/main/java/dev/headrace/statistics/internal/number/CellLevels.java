package dev.headrace.statistics.internal.number;

import java.util.Arrays;

/// How many of the last bits of keys are dropped for the cells of a [CellCounts]. That depends on the region of
/// a key: its first twelve bits, which are the sign and the exponent of a double. Immutable.
///
/// Half of the cells are for all regions alike: the common level is the finest at which at most so many are
/// not empty. The other half is divided equally among the regions, rounded up to a power of two, so that a
/// region whose numbers are close together is divided more finely where it has cells left; otherwise numbers
/// that are spread widely elsewhere would take all. More numbers never make a level finer, so the levels are
/// a function of the set of the numbers, however they were split.
final class CellLevels {
    /// The coarsest level: a region is one cell.
    static final int COARSEST = 52;

    private static final int REGIONS = 1 << (Long.SIZE - COARSEST);
    /// Of keys one by one.
    static final CellLevels FINEST = new CellLevels(0, new byte[REGIONS]);

    private final int common;
    private final byte[] levels;

    private CellLevels(int common, byte[] levels) {
        this.common = common;
        this.levels = levels;
    }

    /// Levels that were written.
    ///
    /// @param common the level that none is coarser than
    /// @param levels by region; taken over
    static CellLevels of(int common, byte[] levels) {
        return new CellLevels(common, levels);
    }

    /// An array for the level of each region.
    static byte[] array() {
        return new byte[REGIONS];
    }

    /// The region of a key, as an index.
    static int region(long key) {
        return (int) (key >>> COARSEST);
    }

    /// What none is coarser than.
    int common() {
        return common;
    }

    /// By region; not to be changed.
    byte[] levels() {
        return levels;
    }

    int level(long key) {
        return levels[region(key)];
    }

    /// The coarser of two levels in each region.
    CellLevels coarser(CellLevels other) {
        byte[] coarser = new byte[REGIONS];
        for (int i = 0; i < REGIONS; i++) {
            coarser[i] = (byte) Math.max(levels[i], other.levels[i]);
        }
        return new CellLevels(Math.max(common, other.common), coarser);
    }

    boolean isEqual(CellLevels other) {
        return common == other.common && Arrays.equals(levels, other.levels);
    }

    /// The finest levels, from these on, for so many cells.
    ///
    /// @param keys the least key of each cell that is not empty, of these levels, in ascending order; equal
    ///     ones may be repeated
    /// @param mostCells how many may be left, or as many as there are regions with a key
    CellLevels settled(long[] keys, int mostCells) {
        int regions = 0;
        int[] partings = new int[COARSEST];
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || region(keys[i]) != region(keys[i - 1])) {
                regions++;
            } else if (keys[i] != keys[i - 1]) {
                partings[parting(keys, i)]++;
            }
        }
        int settled = finest(partings, regions, mostCells / 2, common);
        int each = regions == 0 ? 0 : (mostCells - mostCells / 2) / Integer.highestOneBit(2 * regions - 1);
        byte[] found = levels.clone();
        int from = 0;
        while (from < keys.length) {
            int region = region(keys[from]);
            Arrays.fill(partings, 0);
            int to = from + 1;
            while (to < keys.length && region(keys[to]) == region) {
                if (keys[to] != keys[to - 1]) {
                    partings[parting(keys, to)]++;
                }
                to++;
            }
            found[region] = (byte) Math.min(settled, finest(partings, 1, each, levels[region]));
            from = to;
        }
        return new CellLevels(settled, found);
    }

    /// The highest bit in which neighbours differ: they are in cells of their own as long as it is kept.
    private static int parting(long[] keys, int index) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(keys[index] ^ keys[index - 1]);
    }

    /// The finest level from one on with at most so many cells, or the coarsest.
    private static int finest(int[] partings, int regions, int mostCells, int from) {
        int cells = regions;
        int level = COARSEST;
        while (level > from && cells + partings[level - 1] <= mostCells) {
            cells += partings[--level];
        }
        return level;
    }
}
