package dev.headrace.benchmarks.statistics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void wordsAreDifferentAndShort() {
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] word = Words.word(i);
            assertThat(word).hasSizeBetween(1, 16);
            words.add(new String(word, US_ASCII));
        }
        assertThat(words).hasSize(1_000);
    }

    @Test
    void keysAndAddressesAreDifferentAndOfTheirLength() {
        Set<String> keys = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        byte[] bytes = new byte[Filler.Texts.LONGEST];
        long total = 0;
        int many = 10_000;
        for (int i = 0; i < many; i++) {
            keys.add(new String(bytes, 0, Words.key(i, bytes), US_ASCII));
            int length = Words.address(i, bytes);
            addresses.add(new String(bytes, 0, length, US_ASCII));
            total += length;
        }
        assertThat(keys).hasSize(many).allMatch(key -> key.length() == 12);
        assertThat(addresses).hasSize(many);
        assertThat(total / (double) many).isBetween(38.0, 42.0);
    }
}
