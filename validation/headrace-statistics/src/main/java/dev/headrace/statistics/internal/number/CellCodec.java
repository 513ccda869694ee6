package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;

/// Writes and reads the counts of cells, region by region.
final class CellCodec {
    private CellCodec() {}

    /// Writes the common level and how many regions there are; of each in ascending order its number as a
    /// distance from the one before, its level, and how many cells it has; and of each of these how many
    /// empty cells there are before it, and its count.
    static void write(StateOutput output, SortedCells cells, CellLevels levels) {
        output.writeVarint(levels.common());
        int regions = 0;
        for (int i = 0; i < cells.size(); i = end(cells, i)) {
            regions++;
        }
        output.writeVarint(regions);
        long before = 0;
        for (int from = 0; from < cells.size(); ) {
            int to = end(cells, from);
            long region = cells.lowKey(from) >> CellLevels.COARSEST;
            int level = levels.level(cells.lowKey(from));
            output.writeSigned(region - before);
            output.writeVarint(level);
            output.writeVarint(to - from);
            long next = 0;
            for (int i = from; i < to; i++) {
                long cell = (cells.lowKey(i) - (region << CellLevels.COARSEST)) >>> level;
                output.writeVarint(cell - next);
                output.writeVarint(cells.count(i));
                next = cell + 1;
            }
            before = region;
            from = to;
        }
    }

    /// The index behind the last cell of the region of one.
    private static int end(SortedCells cells, int from) {
        long region = cells.lowKey(from) >> CellLevels.COARSEST;
        int to = from + 1;
        while (to < cells.size() && cells.lowKey(to) >> CellLevels.COARSEST == region) {
            to++;
        }
        return to;
    }

    /// Reads what was written.
    static CellCounts read(StateInput input) {
        int common = input.readInt(0, CellLevels.COARSEST);
        int regions = input.readSize(2);
        byte[] levels = CellLevels.array();
        CellCounts counts = new CellCounts(CellLevels.of(common, levels));
        long region = 0;
        for (int i = 0; i < regions; i++) {
            long step = input.readSigned();
            region += step;
            long key = region << CellLevels.COARSEST;
            if ((i > 0 && step <= 0) || key >> CellLevels.COARSEST != region) {
                throw input.damaged("regions of numbers that are not in ascending order, or beyond 64 bits");
            }
            int level = input.readInt(0, common);
            levels[CellLevels.region(key)] = (byte) level;
            readCells(input, counts, key, level);
        }
        return counts;
    }

    private static void readCells(StateInput input, CellCounts counts, long regionKey, int level) {
        long cells = 1L << (CellLevels.COARSEST - level);
        long cell = -1;
        for (int left = input.readSize(2); left > 0; left--) {
            long gap = input.readCount();
            if (gap >= cells - cell - 1) {
                throw input.damaged("a cell beyond its region");
            }
            cell += gap + 1;
            counts.add(regionKey + (cell << level), input.readPositiveCount());
        }
    }
}
