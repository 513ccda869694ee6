package dev.headrace.statistics.internal.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeavyHittersTest {
    private final Map<String, Long> counts = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"uniform, 60000", "zipf, 60000", "rounds, 60000", "late, 60000", "bursts, 60000", "steep, 30000"})
    void allBoundsHold(String kind, int values) {
        HeavyHitters frequent = new HeavyHitters();
        SplittableRandom random = new SplittableRandom(kind.hashCode());
        for (int i = 0; i < values; i++) {
            add(frequent, value(kind, i, values, random));
        }
        assertBounds(frequent);
    }

    @ParameterizedTest
    @CsvSource({"uniform, 3", "zipf, 2", "rounds, 4", "late, 2", "bursts, 7"})
    void boundsHoldWhenPartsAreMerged(String kind, int parts) {
        HeavyHitters all = new HeavyHitters();
        SplittableRandom random = new SplittableRandom(parts);
        for (int part = 0; part < parts; part++) {
            HeavyHitters next = new HeavyHitters();
            TextDictionary exact = new TextDictionary();
            for (int i = 0; i < 20_000; i++) {
                String value = value(kind, i, 20_000, random);
                if (i < 5_000) {
                    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                    exact.add(bytes, 1);
                    counts.merge(value, 1L, Long::sum);
                } else {
                    add(next, value);
                }
            }
            next.addAll(exact);
            all.merge(next);
        }
        assertBounds(all);
    }

    @Test
    void frequentValuesAreFoundWithinAFewThousandthsOfTheRows() {
        HeavyHitters frequent = new HeavyHitters();
        SplittableRandom random = new SplittableRandom(1);
        int rows = 300_000;
        for (int i = 0; i < rows; i++) {
            add(frequent, random.nextInt(100) < 2 ? "often" : "rare " + random.nextInt(600_000));
        }
        TopValues top = TopValues.of(frequent, TextNames.INSTANCE, 0, TextSettings.DEFAULT);
        assertThat(top.values()).hasSize(1);
        assertThat(top.values().getFirst().value()).isEqualTo("often");
        assertThat(requireNonNull(counts.get("often")) - top.values().getFirst().count())
                .isBetween(0L, top.error());
        assertThat(top.error()).isLessThan(rows / 2_000);
    }

    @Test
    void longValuesAreBoundedThoughNotHeld() {
        HeavyHitters frequent = new HeavyHitters();
        String longest = "x".repeat(HeavyHitters.LONGEST + 1);
        for (int i = 0; i < 3_000; i++) {
            add(frequent, longest);
            add(frequent, "value " + i % 2_000);
        }
        assertThat(frequent.unheld()).isGreaterThanOrEqualTo(3_000);
        assertBounds(frequent);
    }

    private static String value(String kind, int i, int values, SplittableRandom random) {
        return switch (kind) {
            case "uniform" -> "u" + random.nextInt(values);
            case "zipf" -> "z" + (long) Math.exp(random.nextDouble() * Math.log(values));
            // Each value comes back only when all others were there: the worst for what keeps few.
            case "rounds" -> "r" + i % 3_000;
            case "late" -> i < values / 2 ? "l" + i : "l" + i % 50;
            case "bursts" -> "b" + i / 40;
            case "steep" -> "s" + Long.numberOfTrailingZeros(random.nextLong()) + (i % 3 == 0 ? "." + i : "");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private void add(HeavyHitters frequent, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + Words.PADDING);
        frequent.add(padded, 0, bytes.length, TextHash.of(padded, 0, bytes.length), 1);
        counts.merge(value, 1L, Long::sum);
    }

    /// Compares all that is promised with the true counts.
    private void assertBounds(HeavyHitters frequent) {
        Map<String, Long> left = new HashMap<>(counts);
        TextDictionary held = frequent.held();
        assertThat(held.size()).isPositive().isLessThanOrEqualTo(HeavyHitters.MOST_HELD);
        for (int slot : held.used()) {
            long count = requireNonNull(left.remove(new String(held.copy(slot), StandardCharsets.UTF_8)));
            assertThat(count).isBetween(held.count(slot), held.count(slot) + frequent.missed(slot));
        }
        long unheld = frequent.unheld();
        assertThat(most(left)).isLessThanOrEqualTo(unheld);
        for (int listed : new int[] {0, 5, 100, 2_000}) {
            assertListed(
                    TopValues.of(frequent, TextNames.INSTANCE, 0, new TextSettings(0, 0, listed, false, 0)), listed);
        }
    }

    private void assertListed(TopValues top, int listed) {
        Map<String, Long> left = new HashMap<>(counts);
        top.values().forEach(value -> {
            long count = requireNonNull(left.remove(value.value()));
            assertThat(count).isBetween(value.count(), value.count() + top.error());
        });
        long last = top.values().size() < listed || listed == 0
                ? 0
                : top.values().getLast().count();
        if (listed > 0) {
            assertThat(most(left)).isLessThanOrEqualTo(last + top.error());
        }
    }

    private static long most(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
