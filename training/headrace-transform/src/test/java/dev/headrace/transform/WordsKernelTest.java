package dev.headrace.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.training.Operation;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The oracle is a second implementation, in the words of the definition: FNV-1a by `BigInteger`, checked
/// against the values that its authors publish.
final class WordsKernelTest {
    private static final int BUCKETS = 97;

    @Test
    void theOracleAgreesWithThePublishedValuesOfFnv() {
        // From the test vectors of draft-eastlake-fnv, appendix C.
        assertThat(fnv("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(fnv("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(fnv("foobar")).isEqualTo(0x85944171f73967e8L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "One, two; ONE! three.",
                "Grüße aus Köln",
                "Ελλάδα ΣΟΦΟΣ",
                "日本語 テキスト",
                "\uD835\uDC00\uD835\uDC01 10 ٣٤",
                "tail-",
                "-_-",
                "\uD83D\uDE00smile\uD83D\uDE00"
            })
    void wordsAreCountedInTheBucketsOfTheirHashes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(count(utf8)).containsExactly(expected(text), within(1e-15));
    }

    @Test
    void aRepeatedWordCountsByTheLogarithm() {
        byte[] utf8 = "go ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertThat(Arrays.stream(count(utf8)).max().orElseThrow()).isCloseTo(Math.log(1001), within(1e-14));
        assertThat(Arrays.stream(count(utf8)).filter(number -> number > 0).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xBF, 0xC0, 0xC1, 0xC3, 0xE0, 0xE2, 0xF0, 0xF5, 0xFF})
    void aByteThatIsNotUtf8EndsAWord(int octet) {
        byte[] broken = {'a', 'b', (byte) octet, 'c'};
        assertThat(count(broken)).containsExactly(count("ab c".getBytes(StandardCharsets.UTF_8)));
        byte[] atTheEnd = {'a', 'b', (byte) octet};
        assertThat(count(atTheEnd)).containsExactly(count("ab".getBytes(StandardCharsets.UTF_8)));
    }

    private static double[] count(byte[] utf8) {
        double[] output = new double[BUCKETS];
        new WordsKernel(new Operation.HashedWords("x", BUCKETS)).text(utf8, utf8.length, output, 0);
        return output;
    }

    private static double[] expected(String text) {
        double[] counts = new double[BUCKETS];
        for (String word : text.split("[^\\p{L}\\p{Nd}]+")) {
            if (!word.isEmpty()) {
                String lower = word.codePoints()
                        .map(Character::toLowerCase)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                counts[(int) Long.remainderUnsigned(finalised(fnv(lower)), BUCKETS)]++;
            }
        }
        return Arrays.stream(counts).map(Math::log1p).toArray();
    }

    private static long fnv(String text) {
        BigInteger hash = new BigInteger("14695981039346656037");
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = hash.xor(BigInteger.valueOf(octet & 0xFF))
                    .multiply(new BigInteger("1099511628211"))
                    .mod(BigInteger.TWO.pow(64));
        }
        return hash.longValue();
    }

    private static long finalised(long hash) {
        long first = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        long second = (first ^ first >>> 33) * 0xc4ceb9fe1a85ec53L;
        return second ^ second >>> 33;
    }
}
