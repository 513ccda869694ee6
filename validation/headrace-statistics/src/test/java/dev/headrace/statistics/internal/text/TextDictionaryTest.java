package dev.headrace.statistics.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextDictionaryTest {
    private static final long EMPTY_HASH = -739795924728915769L;
    private static final long SHORT_HASH = 3626419124865188974L;
    private static final long LONG_HASH = -414876010176615521L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsAreThoseOfAMap(long seed) {
        List<byte[]> values = new ArrayList<>();
        ByteVectors.mixed(seed, 30_000, 4_000).forEach(value -> {
            if (value != null) {
                values.add(value);
            }
        });
        assertCounts(values);
    }

    @Test
    void everyLengthAndEveryByteTells() {
        List<byte[]> values = new ArrayList<>();
        for (int length = 0; length <= 70; length++) {
            byte[] nuls = new byte[length];
            values.add(nuls);
            for (int at = 0; at < length; at++) {
                byte[] other = nuls.clone();
                other[at] = 1;
                values.add(other);
                byte[] negative = nuls.clone();
                negative[at] = -1;
                values.add(negative);
            }
        }
        assertThat(assertCounts(values)).isEqualTo(values.size());
    }

    @Test
    void valuesWhoseHashesShareTheirLowBitsAreToldApart() {
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; values.size() < 600; i++) {
            byte[] value =
                    ("value-" + i + (i % 2 == 0 ? "" : " of more than sixteen bytes")).getBytes(StandardCharsets.UTF_8);
            if ((hash(value) & 0xFF) == 7) {
                values.add(value);
            }
        }
        assertThat(assertCounts(values)).isEqualTo(values.size());
    }

    /// The hash is part of what is saved, so it must not change.
    @Test
    void hashesStayAsTheyAre() {
        assertThat(hash("".getBytes(StandardCharsets.UTF_8))).isEqualTo(EMPTY_HASH);
        assertThat(hash("headrace".getBytes(StandardCharsets.UTF_8))).isEqualTo(SHORT_HASH);
        assertThat(hash("the quick brown fox jumps over the lazy dog, and on".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(LONG_HASH);
    }

    @Test
    void hashesDependOnEveryBitAndOnNothingElse() {
        SplittableRandom random = new SplittableRandom(3);
        Set<Long> hashes = new HashSet<>();
        int hashed = 0;
        long changed = 0;
        for (int length = 0; length <= 80; length++) {
            byte[] value = ByteVectors.bytes(random, length);
            hashes.add(hash(value));
            hashed++;
            for (int bit = 0; bit < Byte.SIZE * length; bit++) {
                byte[] other = value.clone();
                other[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
                hashes.add(hash(other));
                hashed++;
                changed += Long.bitCount(hash(value) ^ hash(other));
            }
            byte[] within = ByteVectors.bytes(random, length + 50);
            System.arraycopy(value, 0, within, 13, length);
            assertThat(TextHash.of(within, 13, length)).isEqualTo(hash(value));
        }
        assertThat(hashes).hasSize(hashed);
        // One bit of a value changes each bit of the hash in half of the cases.
        assertThat((double) changed / (hashed - 81)).isBetween(31.8, 32.2);
    }

    private static long hash(byte[] value) {
        return TextHash.of(Arrays.copyOf(value, value.length + Words.PADDING), 0, value.length);
    }

    /// Counts values and compares with a map, in the order of bytes.
    private static int assertCounts(List<byte[]> values) {
        TextDictionary dictionary = new TextDictionary();
        Map<byte[], Long> expected = new TreeMap<>(Arrays::compareUnsigned);
        long bytes = 0;
        for (byte[] value : values) {
            dictionary.add(value, 1);
            bytes += expected.merge(value, 1L, Long::sum) == 1 ? value.length : 0;
        }
        List<byte[]> found = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        dictionary.forEach(dictionary.sorted(), (source, from, length, count) -> {
            found.add(Arrays.copyOfRange(source, from, from + length));
            counts.add(count);
        });
        assertThat(counts).containsExactlyElementsOf(expected.values());
        int i = 0;
        for (byte[] value : expected.keySet()) {
            assertThat(found.get(i++)).isEqualTo(value);
        }
        assertThat(dictionary.byteSize()).isEqualTo(bytes);
        for (int slot : dictionary.used()) {
            assertThat(dictionary.hash(slot)).isEqualTo(hash(dictionary.copy(slot)));
        }
        return dictionary.size();
    }
}
