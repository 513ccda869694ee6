package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// How often each number occurs: exactly, as long as there are at most a given number of different ones, and
/// else in cells of the [Grid], as fine as [CellLevels] grants as many. Since more numbers never make a cell
/// finer, the cells, and so every count, are a function of the numbers alone, however they were split. Confined
/// to one thread.
final class NumberCounts {
    /// Cells are settled when there are more than so many parts of those that are granted.
    private static final double SLACK = 1.25;

    private final NumberForm form;
    private final int mostCells;
    /// By raw value; null where numbers are counted in cells.
    private @Nullable LongCounts values = new LongCounts();
    /// By key; null where each number has a count of its own.
    private @Nullable CellCounts cells;
    /// There with cells.
    private @Nullable DistinctSketch sketch;
    /// The sum of the hashes of all raw values; good with cells.
    private long hashSum;
    /// How many cells there may be until they are settled.
    private int roomyCells;

    /// Starts without numbers.
    ///
    /// @param mostCells how many different numbers, or cells, are kept apart
    NumberCounts(NumberForm form, int mostCells) {
        this.form = form;
        this.mostCells = mostCells;
    }

    /// Adds the numbers of a block, raw values; the block's values are keys afterwards.
    void add(NumberBlock block) {
        LongCounts exact = values;
        if (exact != null) {
            exact.addAll(block.values, block.size);
            if (block.patches > 0) {
                exact.add(block.patch, -block.patches);
            }
            coarsenIfFull();
        } else {
            addToCells(block);
        }
    }

    private void addToCells(NumberBlock block) {
        Kernels.KERNEL.hashes(block.values, block.size, block.hashes);
        hashSum += sketch().addHashes(block.hashes, block.size) - block.patches * DistinctSketch.mix(block.patch);
        if (form.keyOfRaw(1) != 1) {
            for (int i = 0; i < block.size; i++) {
                block.values[i] = form.keyOfRaw(block.values[i]);
            }
        }
        cells().addAll(block.values, block.size);
        if (block.patches > 0) {
            cells().add(form.keyOfRaw(block.patch), -block.patches);
        }
        coarsenIfFull();
    }

    /// Adds one number many times.
    ///
    /// @param times at least 1
    void add(long raw, long times) {
        if (values != null) {
            values.add(raw, times);
        } else {
            long hash = DistinctSketch.mix(raw);
            sketch().addHash(hash);
            hashSum += hash * times;
            cells().add(form.keyOfRaw(raw), times);
        }
        coarsenIfFull();
    }

    /// Adds all that another has, of an equal form and number of cells.
    void merge(NumberCounts other) {
        if (other.values == null && values != null) {
            toCells(values);
        }
        LongCounts exact = values;
        if (exact != null) {
            other.values().forEach(exact::add);
        } else {
            CellCounts into = cells();
            if (other.cells != null) {
                into.raise(into.levels().coarser(other.cells.levels()));
            }
            other.addTo(sketch());
            hashSum += other.hashSum();
            other.forEach(into::add);
        }
        coarsenIfFull();
    }

    /// Whether every different number has a count of its own.
    boolean isExact() {
        return values != null;
    }

    /// How many different numbers there are: exact, or estimated to within [DistinctSketch#ERROR].
    long distinct() {
        return values != null ? values.size() : sketch().estimate();
    }

    /// The sum of the hashes of all raw values.
    long hashSum() {
        if (values == null) {
            return hashSum;
        }
        long[] sum = new long[1];
        values.forEach((raw, count) -> sum[0] += DistinctSketch.mix(raw) * count);
        return sum[0];
    }

    /// The counts as they stand.
    SortedCells sorted() {
        LongCounts exact = values;
        if (exact != null) {
            long[] raws = exact.sortedKeys();
            return SortedCells.exact(form, raws, counts(raws, exact::count));
        }
        CellCounts counted = cells();
        settle(counted);
        long[] keys = counted.sortedKeys();
        return SortedCells.of(form, counted.levels(), keys, counts(keys, counted::count));
    }

    private static long[] counts(long[] keys, LongUnaryOperator count) {
        return Arrays.stream(keys).map(count).toArray();
    }

    /// Writes the counts in ascending order: of raw values, or of cells, with what stands for the different
    /// numbers.
    void write(StateOutput output) {
        SortedCells sorted = sorted();
        if (sorted.isExact()) {
            output.writeVarint(0);
            output.writeVarint(sorted.size());
            long before = 0;
            for (int i = 0; i < sorted.size(); i++) {
                output.writeSigned(sorted.raw(i) - before);
                output.writeVarint(sorted.count(i));
                before = sorted.raw(i);
            }
        } else {
            output.writeVarint(1);
            CellCodec.write(output, sorted, cells().levels());
            output.writeLong(hashSum);
            sketch().write(output);
        }
    }

    /// Reads what was written.
    static NumberCounts read(StateInput input, NumberForm form, int mostCells) {
        NumberCounts counts = new NumberCounts(form, mostCells);
        if (input.readInt(0, 1) == 0) {
            readExact(input, counts.values());
        } else {
            counts.values = null;
            counts.cells = CellCodec.read(input);
            counts.hashSum = input.readLong();
            counts.sketch = DistinctSketch.read(input);
        }
        return counts;
    }

    private static void readExact(StateInput input, LongCounts exact) {
        long raw = 0;
        int entries = input.readSize(2);
        for (int i = 0; i < entries; i++) {
            long step = input.readSigned();
            if (i > 0 && raw + step <= raw) {
                throw input.damaged("numbers that are not in ascending order");
            }
            raw += step;
            exact.add(raw, input.readPositiveCount());
        }
    }

    private void coarsenIfFull() {
        if (values != null && values.size() > mostCells) {
            toCells(values);
        }
        if (cells != null && cells.size() > roomyCells) {
            settle(cells);
        }
    }

    private void settle(CellCounts counted) {
        counted.settle(mostCells);
        roomyCells = roomy(counted);
    }

    private int roomy(CellCounts counted) {
        // Where there are more regions than cells, there is one for each.
        return (int) (SLACK * Math.max(mostCells, counted.size()));
    }

    private void toCells(LongCounts exact) {
        DistinctSketch distinct = new DistinctSketch();
        addTo(distinct);
        hashSum = hashSum();
        sketch = distinct;
        // Keys rise with raw values.
        long[] keys = Arrays.stream(exact.sortedKeys()).map(form::keyOfRaw).toArray();
        CellCounts counted = new CellCounts(CellLevels.FINEST.settled(keys, mostCells), keys);
        exact.forEach((raw, count) -> counted.add(form.keyOfRaw(raw), count));
        values = null;
        cells = counted;
        roomyCells = roomy(counted);
    }

    /// Hands over keys, of cells the least.
    private void forEach(LongCounts.Entries consumer) {
        if (values != null) {
            values.forEach((raw, count) -> consumer.accept(form.keyOfRaw(raw), count));
        } else {
            cells().forEach(consumer);
        }
    }

    private void addTo(DistinctSketch distinct) {
        if (values != null) {
            values.forEach((raw, _) -> distinct.add(raw));
        } else {
            distinct.merge(sketch());
        }
    }

    private LongCounts values() {
        LongCounts exact = values;
        if (exact == null) {
            throw new IllegalStateException("numbers are counted in cells");
        }
        return exact;
    }

    private CellCounts cells() {
        CellCounts counted = cells;
        if (counted == null) {
            throw new IllegalStateException("numbers are counted one by one");
        }
        return counted;
    }

    private DistinctSketch sketch() {
        DistinctSketch distinct = sketch;
        if (distinct == null) {
            throw new IllegalStateException("numbers are counted one by one");
        }
        return distinct;
    }
}
