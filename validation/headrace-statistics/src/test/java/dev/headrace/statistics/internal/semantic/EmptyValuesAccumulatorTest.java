package dev.headrace.statistics.internal.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.testkit.AccumulatorConformanceTest;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.EmptyValues;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmptyValuesAccumulatorTest extends AccumulatorConformanceTest<EmptyValuesAccumulator, EmptyValues> {
    private static final Set<String> EMPTY =
            Set.of("", "0", "-1", "N/A", "n/a", "NaN", "0.1", "1900-01-01", "[]", "9223372036854775808");
    private static final List<String> TEXTS = List.of("", " ", "0", "-1", "N/A", "n/a", "N/A ", "NULL", "\u00e4", "00");

    @Override
    protected EmptyValuesAccumulator newAccumulator() {
        return new EmptyValuesAccumulator(EMPTY);
    }

    @Override
    protected FieldVector newColumn(BufferAllocator allocator, RandomGenerator random, int rows) {
        VarCharVector vector = new VarCharVector("c", allocator);
        vector.allocateNew();
        for (int row = 0; row < rows; row++) {
            if (random.nextInt(5) > 0) {
                vector.setSafe(row, TEXTS.get(random.nextInt(TEXTS.size())).getBytes(StandardCharsets.UTF_8));
            }
        }
        vector.setValueCount(rows);
        return vector;
    }

    @Test
    void textsMustBeEqualToTheLastByte() {
        EmptyValues values = fold(allocator -> new VarCharVector("c", allocator), (vector, row) -> {
            if (row < TEXTS.size()) {
                ((VarCharVector) vector).setSafe(row, TEXTS.get(row).getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThat(values)
                .isEqualTo(new EmptyValues(
                        10,
                        List.of(
                                new ValueCount("", 1),
                                new ValueCount("-1", 1),
                                new ValueCount("0", 1),
                                new ValueCount("N/A", 1),
                                new ValueCount("n/a", 1))));
        assertThat(values.total()).isEqualTo(5);
    }

    @Test
    void integersOfAllWidthsAreComparedAsNumbers() {
        List<ValueCount> expected = List.of(new ValueCount("-1", 2), new ValueCount("0", 1));
        assertThat(fold(
                                allocator -> new BigIntVector("c", allocator),
                                (vector, row) -> ((BigIntVector) vector).setSafe(row, row < 2 ? -1 : row - 2))
                        .found())
                .isEqualTo(expected);
        assertThat(fold(
                                allocator -> new TinyIntVector("c", allocator),
                                (vector, row) -> ((TinyIntVector) vector).setSafe(row, row < 2 ? -1 : row - 2))
                        .found())
                .isEqualTo(expected);
    }

    @Test
    void theGreatestUnsignedIntegerIsNotMinusOne() {
        assertThat(fold(
                                allocator -> new UInt8Vector("c", allocator),
                                (vector, row) -> ((UInt8Vector) vector).setSafe(row, row < 2 ? -1L : row - 2))
                        .found())
                .containsExactly(new ValueCount("0", 1));
    }

    @Test
    void realsAreComparedAsNumbersOfTheirWidth() {
        double[] reals = {0.0, -0.0, Double.NaN, -1, 0.1, (float) 0.1, Double.MIN_VALUE};
        List<ValueCount> expected = List.of(
                new ValueCount("0", 2), new ValueCount("-1", 1), new ValueCount("0.1", 1), new ValueCount("NaN", 1));
        assertThat(fold(allocator -> new Float8Vector("c", allocator), (vector, row) -> {
                            if (row < reals.length) {
                                ((Float8Vector) vector).setSafe(row, reals[row]);
                            }
                        })
                        .found())
                .isEqualTo(expected);
        assertThat(fold(allocator -> new Float4Vector("c", allocator), (vector, row) -> {
                            if (row < 5) {
                                ((Float4Vector) vector).setSafe(row, (float) reals[row]);
                            }
                        })
                        .found())
                .isEqualTo(expected);
    }

    @Test
    void decimalsAndDaysAreCompared() {
        assertThat(fold(
                                allocator -> new DecimalVector("c", allocator, 10, 2),
                                (vector, row) -> ((DecimalVector) vector)
                                        .setSafe(
                                                row,
                                                new BigDecimal(row)
                                                        .subtract(BigDecimal.ONE)
                                                        .setScale(2)))
                        .found())
                .containsExactly(new ValueCount("-1", 1), new ValueCount("0", 1));
        int day = (int) LocalDate.of(1900, 1, 1).toEpochDay();
        assertThat(fold(
                                allocator -> new DateDayVector("c", allocator),
                                (vector, row) -> ((DateDayVector) vector).setSafe(row, row % 2 == 0 ? day : row))
                        .found())
                .containsExactly(new ValueCount("1900-01-01", 10));
    }

    @Test
    void otherTypesHaveNone() {
        assertThat(fold(
                        allocator -> new BitVector("c", allocator),
                        (vector, row) -> ((BitVector) vector).setSafe(row, row % 2)))
                .isEqualTo(new EmptyValues(20, List.of()));
    }

    @Test
    void emptyListsAndElementsAreCounted() {
        try (BufferAllocator allocator = new RootAllocator();
                ListVector lists = ListVector.empty("c", allocator)) {
            UnionListWriter writer = lists.getWriter();
            writer.allocate();
            for (int row = 0; row < 6; row++) {
                writer.setPosition(row);
                if (row == 5) {
                    writer.writeNull();
                    continue;
                }
                writer.startList();
                for (int i = 0; i < row / 2; i++) {
                    writer.writeBigInt(-i);
                }
                writer.endList();
            }
            writer.setValueCount(6);
            EmptyValuesAccumulator accumulator = newAccumulator();
            accumulator.fold(lists, 0, 6);
            assertThat(accumulator.result())
                    .isEqualTo(new EmptyValues(
                            9, List.of(new ValueCount("0", 3), new ValueCount("[]", 2), new ValueCount("-1", 1))));
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "1e400,true", "1E1000000000,true", "x,false", "0x10,false", "-Infinity,true", "1d,false"})
    void numbersAreReadStrictly(String text, boolean number) {
        EmptyCandidates candidates = new EmptyCandidates(Set.of(text));
        double value = number ? Double.parseDouble(text) : 1;
        assertThat(candidates.real(value)).isEqualTo(number ? 0 : EmptyCandidates.NONE);
        assertThat(candidates.integer(-1)).isEqualTo(text.equals("-1") ? 0 : EmptyCandidates.NONE);
    }

    @Test
    void theStateIsReadAsItWasWrittenAndDamageIsRefused() {
        EmptyValuesAccumulator accumulator = newAccumulator();
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector column = newColumn(allocator, RandomGenerator.of("L64X128MixRandom"), 500)) {
            accumulator.fold(column, 0, 500);
        }
        StateOutput output = new StateOutput();
        accumulator.write(output);
        StateInput input = new StateInput(output.toBytes());
        assertThat(EmptyValuesAccumulator.read(input, EMPTY).result()).isEqualTo(accumulator.result());
        input.end();
        assertThatThrownBy(() ->
                        EmptyValuesAccumulator.read(new StateInput(output.toBytes()), EmptyValuesAccumulator.OF_TFDV))
                .isInstanceOf(HeadraceException.class);
        assertThatThrownBy(() -> EmptyValuesAccumulator.read(new StateInput(new byte[0]), EMPTY))
                .isInstanceOf(HeadraceException.class);
        assertThatThrownBy(() -> accumulator.merge(new EmptyValuesAccumulator(Set.of("0"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private EmptyValues fold(Function<BufferAllocator, FieldVector> factory, BiConsumer<FieldVector, Integer> setter) {
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = factory.apply(allocator)) {
            vector.allocateNew();
            for (int row = 0; row < 20; row++) {
                setter.accept(vector, row);
            }
            vector.setValueCount(20);
            EmptyValuesAccumulator accumulator = newAccumulator();
            accumulator.fold(vector, 0, 20);
            return accumulator.result();
        }
    }
}
