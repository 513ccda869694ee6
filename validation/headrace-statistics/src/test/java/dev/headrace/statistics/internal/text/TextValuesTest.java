package dev.headrace.statistics.internal.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextValuesTest {
    /// Few enough that some hundred values are too many.
    private static final TextSettings SMALL = new TextSettings(300, 1 << 14, 50, false, 20);

    @Test
    void exactCountsAreListedInOrder() {
        LeafDescription found = ByteVectors.folded(SMALL, ByteVectors.utf8("b", "a", "b", "c", "", "c"))
                .describe();
        assertThat(found.distinct()).isEqualTo(4);
        assertThat(found.distinctError()).isZero();
        assertThat(found.topError()).isZero();
        assertThat(found.top())
                .containsExactly(
                        new ValueCount("b", 2), new ValueCount("c", 2), new ValueCount("", 1), new ValueCount("a", 1));
    }

    @Test
    void tiesAreInDescendingOrderAsTfdvHasThem() {
        TextSettings settings = new TextSettings(300, 1 << 14, 3, true, 0);
        LeafDescription found = ByteVectors.folded(settings, ByteVectors.utf8("b", "a", "b", "c", "", "c"))
                .describe();
        assertThat(found.top()).containsExactly(new ValueCount("c", 2), new ValueCount("b", 2), new ValueCount("a", 1));
    }

    @Test
    void allAreListedIfEachOccursTwice() {
        List<byte @Nullable []> values = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            values.addAll(ByteVectors.utf8("v" + i, "v" + i));
        }
        TextSettings settings = new TextSettings(1_000, 1 << 14, 50, false, 0);
        assertThat(ByteVectors.folded(settings, values).describe().top()).hasSize(600);
        values.removeLast();
        assertThat(ByteVectors.folded(settings, values).describe().top()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10})
    void valuesThatAreNotUtf8AreListedTogether(int exact) {
        List<byte @Nullable []> values = ByteVectors.utf8("x", "x", "x", "y", "y", "__BYTES_VALUE__");
        for (int i = 0; i < 3; i++) {
            values.add(new byte[] {(byte) (0x80 + i % 2)});
        }
        LeafDescription found = ByteVectors.folded(new TextSettings(exact, 1_000, 10, false, 5), values)
                .describe();
        assertThat(found.top())
                .containsExactly(new ValueCount("__BYTES_VALUE__", 4), new ValueCount("x", 3), new ValueCount("y", 2));
        assertThat(found.distinct()).isEqualTo(5);
        assertThat(requireNonNull(found.text()).invalidUtf8()).isEqualTo(3);
        assertThat(found.text().patterns()).contains(new ValueCount("__BYTES_VALUE__", 3));
    }

    @Test
    void binaryValuesAreListedInHexadecimal() {
        List<byte @Nullable []> values = new ArrayList<>();
        values.add(new byte[] {0, (byte) 0xFF});
        values.add(new byte[] {0, (byte) 0xFF});
        values.add(new byte[0]);
        values.add(null);
        values.add(new byte[2_000]);
        LeafDescription found =
                ByteVectors.folded(() -> new BinaryValues(SMALL), values).describe();
        assertThat(found.top())
                .containsExactly(
                        new ValueCount("00ff", 2), new ValueCount("", 1), new ValueCount("__LARGE_BYTES__", 1));
        assertThat(found.text()).isNull();
        assertThat(requireNonNull(found.bytes()).empty()).isEqualTo(1);
        assertThat(found.bytes().maximumBytes()).isEqualTo(2_000);
        assertThat(found.bytes().averageBytes()).isEqualTo(2_004 / 4.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void exactValuesAreThoseOfAMap(long seed) {
        List<byte @Nullable []> values = ByteVectors.mixed(seed, 4_000, 250);
        TextValues texts = ByteVectors.folded(new TextSettings(300, 1 << 20, 50, false, 20), values);
        Map<byte[], Long> counts = counts(values);
        assertThat(texts.describe().distinct()).isEqualTo(counts.size());
        assertThat(texts.sample().share()).isEqualTo(1);
        assertThat(counts(texts.sample())).isEqualTo(new ArrayList<>(texts(counts)));
    }

    @Test
    void onlyTheSetOfValuesDecidesWhetherAllIsExact() {
        List<byte @Nullable []> values = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            values.addAll(ByteVectors.utf8("v" + i, "v" + i / 2));
        }
        assertThat(ByteVectors.folded(SMALL, values).describe().distinctError()).isZero();
        values.add(0, new byte[1]);
        assertThat(ByteVectors.folded(SMALL, values).describe().distinctError()).isEqualTo(DistinctSketch.ERROR);
        List<byte @Nullable []> long1 = ByteVectors.utf8("x".repeat(1 << 14));
        assertThat(ByteVectors.folded(SMALL, long1).describe().distinctError()).isZero();
        long1.addAll(ByteVectors.utf8("y"));
        assertThat(ByteVectors.folded(SMALL, long1).describe().distinctError()).isPositive();
    }

    /// Past the dictionary: what is estimated is near, what is counted is exact, what is bounded is within.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void estimatesKeepTheirBounds(long seed) {
        List<byte @Nullable []> values = ByteVectors.mixed(seed, 40_000, 16_000);
        TextValues texts = ByteVectors.folded(SMALL, values);
        Map<byte[], Long> counts = counts(values);
        LeafDescription found = texts.describe();
        assertThat((double) found.distinct()).isCloseTo(counts.size(), Percentage.withPercentage(4));
        Map<String, Long> byText = new TreeMap<>();
        counts.forEach((value, count) -> byText.merge(shown(value), count, Long::sum));
        assertThat(found.top()).isNotEmpty();
        for (ValueCount value : found.top()) {
            long count = requireNonNull(byText.remove(value.value()));
            assertThat(count).isBetween(value.count(), value.count() + found.topError());
        }
        long last = found.top().size() < 50 ? 0 : found.top().getLast().count();
        long most = byText.values().stream().mapToLong(Long::longValue).max().orElse(0);
        assertThat(most).isLessThanOrEqualTo(last + found.topError());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSampleHasExactCountsAndDoesNotDependOnTheOrder(long seed) {
        List<byte @Nullable []> values = ByteVectors.mixed(seed, 40_000, 16_000);
        TextValues texts = ByteVectors.folded(SMALL, values);
        Map<byte[], Long> counts = counts(values);
        double share = texts.sample().share();
        assertThat(share).isLessThan(1);
        List<String> sampled = counts(texts.sample());
        assertThat(sampled).hasSizeBetween(100, 1_024);
        assertThat(sampled.size() / share).isBetween(0.8 * counts.size(), 1.2 * counts.size());
        assertThat(texts(counts)).containsAll(sampled);
        Collections.shuffle(values, new Random(seed));
        assertThat(counts(ByteVectors.folded(SMALL, values).sample())).isEqualTo(sampled);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void splitsAndMergesGiveTheSame(long seed) {
        // Every third has too many values in all parts, every third only in their union, every third never.
        int distinct = seed % 3 == 0 ? 200 : seed % 3 == 1 ? 8_000 : 420;
        List<byte @Nullable []> values = ByteVectors.mixed(seed, 8_000, distinct);
        assertLaws(() -> new TextValues(SMALL), values, seed);
        assertLaws(() -> new BinaryValues(SMALL), values, seed);
    }

    private static <T extends LeafValues> void assertLaws(
            Supplier<T> empty, List<byte @Nullable []> values, long seed) {
        T whole = ByteVectors.folded(empty, values);
        SplittableRandom random = new SplittableRandom(seed);
        List<byte @Nullable []> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, new Random(seed));
        List<T> parts = new ArrayList<>();
        for (int from = 0; from < values.size(); ) {
            int to = Math.min(values.size(), from + 1 + random.nextInt(3_000));
            parts.add(ByteVectors.folded(empty, shuffled.subList(from, to)));
            from = to;
        }
        T merged = empty.get();
        for (T part : parts) {
            byte[] before = ByteVectors.state(part);
            merged.merge(part);
            assertThat(ByteVectors.state(part)).isEqualTo(before);
        }
        assertSame(merged.describe(), whole.describe());
        byte[] state = ByteVectors.state(merged);
        merged.merge(empty.get());
        assertThat(ByteVectors.state(merged)).isEqualTo(state);
        T fromNothing = empty.get();
        fromNothing.merge(merged);
        assertThat(ByteVectors.state(fromNothing)).isEqualTo(state);
        // The order of two does not matter at all.
        T left = empty.get();
        left.merge(parts.getFirst());
        left.merge(parts.getLast());
        T right = empty.get();
        right.merge(parts.getLast());
        right.merge(parts.getFirst());
        assertThat(ByteVectors.state(left)).isEqualTo(ByteVectors.state(right));
    }

    /// All is the same but the frequent values past the dictionary.
    private static void assertSame(LeafDescription found, LeafDescription expected) {
        assertThat(found.contentHash()).isEqualTo(expected.contentHash());
        assertThat(found.distinct()).isEqualTo(expected.distinct());
        assertThat(found.distinctError()).isEqualTo(expected.distinctError());
        assertThat(found.text()).isEqualTo(expected.text());
        assertThat(found.bytes()).isEqualTo(expected.bytes());
        if (expected.distinctError() == 0) {
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void theContentHashIsTheSameInBothWays() {
        List<byte @Nullable []> values = ByteVectors.mixed(3, 5_000, 1_000);
        long exact = ByteVectors.folded(TextSettings.DEFAULT, values).describe().contentHash();
        assertThat(ByteVectors.folded(SMALL, values).describe().contentHash()).isEqualTo(exact);
        values.add(new byte[0]);
        assertThat(ByteVectors.folded(SMALL, values).describe().contentHash()).isNotEqualTo(exact);
    }

    @Test
    void othersAreNotMerged() {
        TextValues texts = new TextValues(SMALL);
        assertThatThrownBy(() -> texts.merge(new TextValues(TextSettings.DEFAULT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8192");
        assertThatThrownBy(() -> texts.merge(new BinaryValues(SMALL))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BinaryValues(SMALL).merge(texts)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TextSettings(1, 1, -1, false, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200, 20_000})
    void whatWasWrittenGoesOnAsWhatWroteIt(int distinct) {
        List<byte @Nullable []> values = distinct == 0 ? List.of() : ByteVectors.mixed(distinct, 30_000, distinct);
        List<byte @Nullable []> more = ByteVectors.mixed(9, 5_000, 2_000);
        TextValues texts = ByteVectors.folded(SMALL, values);
        byte[] state = ByteVectors.state(texts);
        TextValues read = read(state);
        assertThat(ByteVectors.state(read)).isEqualTo(state);
        assertThat(read.describe()).isEqualTo(texts.describe());
        TextValues added = ByteVectors.folded(SMALL, more);
        texts.merge(added);
        read.merge(added);
        assertThat(ByteVectors.state(read)).isEqualTo(ByteVectors.state(texts));
        BinaryValues bytes = ByteVectors.folded(() -> new BinaryValues(SMALL), values);
        StateInput input = new StateInput(ByteVectors.state(bytes));
        assertThat(BinaryValues.read(input, SMALL).describe()).isEqualTo(bytes.describe());
        input.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 2_000})
    void damagedStatesAreRefusedOrRead(int distinct) {
        byte[] state = ByteVectors.state(ByteVectors.folded(SMALL, ByteVectors.mixed(distinct, 4_000, distinct)));
        SplittableRandom random = new SplittableRandom(distinct);
        int refused = 0;
        int trials = 600;
        for (int trial = 0; trial < trials; trial++) {
            byte[] damaged = trial % 4 == 0 ? Arrays.copyOf(state, random.nextInt(state.length)) : state.clone();
            for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(random.nextBoolean() ? damaged.length : Math.min(damaged.length, 60))] =
                        (byte) random.nextInt();
            }
            try {
                // What is not noticed must still be usable.
                TextValues read = read(damaged);
                read.describe();
                read.merge(read(state));
                read.describe();
            } catch (HeadraceException e) {
                assertThat(e).hasMessageContaining("damaged");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(trials / 4);
    }

    @Test
    void statesOfMoreValuesThanTheSettingsAllowAreRefused() {
        byte[] state = ByteVectors.state(ByteVectors.folded(SMALL, ByteVectors.mixed(1, 4_000, 200)));
        TextSettings fewer = new TextSettings(20, 1 << 14, 50, false, 20);
        assertThatThrownBy(() -> TextValues.read(new StateInput(state), fewer)).isInstanceOf(HeadraceException.class);
    }

    private static TextValues read(byte[] state) {
        StateInput input = new StateInput(state);
        TextValues read = TextValues.read(input, SMALL);
        input.end();
        return read;
    }

    private static String shown(byte[] value) {
        byte[] padded = Arrays.copyOf(value, value.length + Words.PADDING);
        return Utf8.isValid(padded, 0, value.length) ? new String(value, StandardCharsets.UTF_8) : TextNames.POOL;
    }

    private static Map<byte[], Long> counts(List<byte @Nullable []> values) {
        Map<byte[], Long> counts = new TreeMap<>(Arrays::compareUnsigned);
        for (byte[] value : values) {
            if (value != null) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return counts;
    }

    private static List<String> texts(Map<byte[], Long> counts) {
        List<String> texts = new ArrayList<>();
        counts.forEach((value, count) -> texts.add(Arrays.toString(value) + count));
        return texts;
    }

    private static List<String> counts(SampledValues values) {
        List<String> texts = new ArrayList<>();
        values.forEach((bytes, from, length, count) ->
                texts.add(Arrays.toString(Arrays.copyOfRange(bytes, from, from + length)) + count));
        return texts;
    }
}
