package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.SampledValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes values to be judged.
final class Samples {
    private Samples() {}

    /// Each text so often as it is in the list.
    static SampledValues of(List<String> texts) {
        Map<String, Long> counts = new TreeMap<>();
        texts.forEach(text -> counts.merge(text, 1L, Long::sum));
        return of(counts);
    }

    /// Each text so often.
    static SampledValues times(long count, String... texts) {
        Map<String, Long> counts = new TreeMap<>();
        Arrays.stream(texts).forEach(text -> counts.put(text, count));
        return of(counts);
    }

    static SampledValues of(Map<String, Long> counts) {
        List<byte[]> values = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        counts.forEach((text, count) -> {
            values.add(text.getBytes(StandardCharsets.UTF_8));
            numbers.add(count);
        });
        return ofBytes(values, numbers);
    }

    static SampledValues ofBytes(List<byte[]> values, List<Long> counts) {
        return new SampledValues() {
            @Override
            public void forEach(Visitor visitor) {
                // Within a greater array, so that what is around a value must not matter.
                for (int i = 0; i < values.size(); i++) {
                    byte[] value = values.get(i);
                    byte[] around = new byte[value.length + 4];
                    Arrays.fill(around, (byte) '1');
                    System.arraycopy(value, 0, around, 2, value.length);
                    visitor.accept(around, 2, value.length, counts.get(i));
                }
            }

            @Override
            public double share() {
                return 1;
            }
        };
    }
}
