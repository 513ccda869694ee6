package dev.headrace.benchmarks.statistics;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// The yardstick of the kernels: the fastest that the Vector API adds doubles in memory, in any order,
/// missing values not asked for. What a kernel for statistics could not be faster than.
final class VectorSum {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /// Additions that do not wait for each other.
    private static final int SUMS = 4;

    private VectorSum() {}

    /// The sum of all slots of a column. Those of missing values are zero as Arrow allocates them.
    static double sum(MemoryBatches column) {
        double sum = 0;
        for (VectorSchemaRoot batch : column.batches()) {
            sum += sum((Float8Vector) batch.getVector(0));
        }
        return sum;
    }

    @SuppressWarnings("restricted") // Arrow's memory is outside the heap, and only its address is known.
    private static double sum(Float8Vector vector) {
        int count = vector.getValueCount();
        ArrowBuf buffer = vector.getDataBuffer();
        long bytes = (long) count * Double.BYTES;
        return sum(MemorySegment.ofAddress(buffer.memoryAddress()).reinterpret(bytes), count);
    }

    private static double sum(MemorySegment doubles, int count) {
        DoubleVector first = DoubleVector.zero(SPECIES);
        DoubleVector second = first;
        DoubleVector third = first;
        DoubleVector fourth = first;
        int step = SUMS * LANES;
        int whole = count - count % step;
        for (int i = 0; i < whole; i += step) {
            first = first.add(at(doubles, i));
            second = second.add(at(doubles, i + LANES));
            third = third.add(at(doubles, i + 2 * LANES));
            fourth = fourth.add(at(doubles, i + 3 * LANES));
        }
        double sum = first.add(second).add(third.add(fourth)).reduceLanes(VectorOperators.ADD);
        for (int i = whole; i < count; i++) {
            sum += doubles.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
        }
        return sum;
    }

    private static DoubleVector at(MemorySegment doubles, long index) {
        return DoubleVector.fromMemorySegment(SPECIES, doubles, index * Double.BYTES, ByteOrder.nativeOrder());
    }
}
