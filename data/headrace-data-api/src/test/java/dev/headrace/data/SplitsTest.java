package dev.headrace.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.data.Splits.Split;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SplitsTest {
    private static final Splits USUAL = Splits.parse("train:4,eval:1");

    @Test
    void namesAndWeightsAreParsedInOrder() {
        Splits splits = Splits.parse(" train : 8, eval:1 ,test:1");
        assertThat(splits.splits()).containsExactly(new Split("train", 8), new Split("eval", 1), new Split("test", 1));
        assertThat(splits.names()).containsExactly("train", "eval", "test");
        assertThat(splits).hasToString("train:8,eval:1,test:1");
        assertThat(Splits.parse(splits.toString())).isEqualTo(splits);
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.parse("train,Eval:1,test:0,x:many,ok:1,ok:2,a:1:2,"))
                .withMessage("splits are 'train,Eval:1,test:0,x:many,ok:1,ok:2,a:1:2,', and text such as"
                        + " 'train:4,eval:1' was expected: 'train' is not of the form NAME:WEIGHT; the name of a split"
                        + " must be lower-case words joined by hyphens, such as 'word-count': 'Eval'; the weight of"
                        + " split 'test' is 0, and a whole number of at least 1 was expected; the weight of split 'x'"
                        + " is 'many', and a whole number from 1 to 2147483647 was expected; two splits are named"
                        + " 'ok'; 'a:1:2' is not of the form NAME:WEIGHT; '' is not of the form NAME:WEIGHT");
    }

    @Test
    void splitsThatAreBuiltAreCheckedToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Splits(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Splits(List.of(new Split("a", 1), new Split("a", 2))))
                .withMessage("two splits are named 'a'");
    }

    /// Computed by a program of its own in Python from the table in the Javadoc; its FNV-1a gives the published
    /// vectors for `a` and `foobar`. The hash must never change.
    @ParameterizedTest
    @CsvSource({"'', efd01f60ba992926", "a, 82a2a958a9bece5b", "headrace-é, 7563b4b6251db95b"})
    void theHashOfAKeyIsTheSpecifiedOne(String key, String expected) {
        assertThat(Long.toHexString(RowHash.ofBytes(key.getBytes(UTF_8)))).isEqualTo(expected);
    }

    @Test
    void theHashOfARowIsTheSpecifiedOne() {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Batches.empty(allocator)) {
            Batches.add(batch, 1, -7L, 2.5, "é!", -1, 1_700_000_000_000_001L);
            Batches.add(batch, null, null, null, null, null, null);
            Batches.add(batch, null, null, Double.longBitsToDouble(0xfff8000000000123L), "", null, null);
            assertThat(Long.toHexString(RowHash.ofRow(batch, 0))).isEqualTo("63cc440f8ce7dccd");
            assertThat(Long.toHexString(RowHash.ofRow(batch, 1))).isEqualTo("593fd83ad9b7851a");
            assertThat(Long.toHexString(RowHash.ofRow(batch, 2))).isEqualTo("2ed94820548061c0");
        }
    }

    @Test
    void equalRowsAreInTheSameSplitWhereverTheyStand() {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot first = Batches.empty(allocator);
                VectorSchemaRoot second = Batches.empty(allocator)) {
            for (long i = 0; i < 200; i++) {
                Batches.add(first, null, i, -0.0, "text " + i, 1, null);
                Batches.add(second, null, 199 - i, 0.0, "text " + (199 - i), 1, null);
            }
            for (int i = 0; i < 200; i++) {
                assertThat(USUAL.assign(first, i)).isEqualTo(USUAL.assign(second, 199 - i));
            }
        }
    }

    @Test
    void aMissingValueIsNoEmptyTextAndNoZero() {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Batches.empty(allocator)) {
            Batches.add(batch, 0, 0L, 0.0, "", 0, 0L);
            Batches.add(batch, null, 0L, 0.0, "", 0, 0L);
            Batches.add(batch, 0, null, 0.0, "", 0, 0L);
            Batches.add(batch, 0, 0L, null, "", 0, 0L);
            Batches.add(batch, 0, 0L, 0.0, null, 0, 0L);
            Batches.add(batch, 0, 0L, 0.0, "", null, 0L);
            Batches.add(batch, 0, 0L, 0.0, "", 0, null);
            assertThat(IntStream.range(0, 7).mapToLong(row -> RowHash.ofRow(batch, row)))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"'train:4,eval:1', 0.8", "'train:1,eval:1', 0.5", "'train:7,eval:1', 0.875", "'train:2,eval:1', 0.6667"
    })
    void everySplitGetsItsShare(String text, double expected) {
        Splits splits = Splits.parse(text);
        Map<String, Integer> keys = new TreeMap<>();
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Batches.empty(allocator)) {
            int train = 0;
            for (int i = 0; i < 20_000; i++) {
                Batches.add(batch, null, (long) i, null, null, null, null);
                keys.merge(splits.assign("key-" + i), 1, Integer::sum);
                train += splits.assign(batch, i).equals("train") ? 1 : 0;
            }
            // Five standard deviations of a binomial share are at most 0.018.
            assertThat(train / 20_000.0).isCloseTo(expected, within(0.018));
            assertThat(keys.getOrDefault("train", 0) / 20_000.0).isCloseTo(expected, within(0.018));
        }
    }

    @Test
    void aVectorOfAnotherTypeIsRefused() {
        try (BufferAllocator allocator = new RootAllocator();
                IntVector vector = new IntVector("small", allocator);
                VectorSchemaRoot batch = VectorSchemaRoot.of(vector)) {
            vector.setSafe(0, 7);
            batch.setRowCount(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> USUAL.assign(batch, 0))
                    .withMessage("column 'small' is of the Arrow type Int(32, true), which examples cannot hold");
        }
    }
}
