package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Keeps the different sequences with the least hashes. Confined to one thread.
final class SequenceExamples {
    private static final int KEPT = 5;
    private static final int MOST_BYTES = 1_024;

    private final TreeSet<Example> examples = new TreeSet<>();

    void add(byte[] bytes, int from, int length) {
        long hash = ByteHash.of(bytes, from, length);
        if (examples.size() == KEPT && hash > examples.last().hash) {
            return;
        }
        int kept = Utf8.cut(bytes, from, length, MOST_BYTES);
        keep(new Example(hash, Arrays.copyOfRange(bytes, from, from + kept)));
    }

    void merge(SequenceExamples other) {
        other.examples.forEach(this::keep);
    }

    private void keep(Example example) {
        if (examples.add(example) && examples.size() > KEPT) {
            examples.pollLast();
        }
    }

    /// In ascending order of the hashes.
    List<String> result() {
        return examples.stream()
                .map(example -> new String(example.bytes, StandardCharsets.UTF_8))
                .toList();
    }

    void write(StateOutput output) {
        output.writeVarint(examples.size());
        for (Example example : examples) {
            output.writeLong(example.hash);
            output.writeBytes(example.bytes, 0, example.bytes.length);
        }
    }

    void read(StateInput input) {
        int size = input.readInt(0, KEPT);
        for (int i = 0; i < size; i++) {
            keep(new Example(input.readLong(), input.readBytes()));
        }
    }

    private static final class Example implements Comparable<Example> {
        /// Of the whole sequence.
        private final long hash;
        /// The beginning.
        private final byte[] bytes;

        Example(long hash, byte[] bytes) {
            this.hash = hash;
            this.bytes = bytes;
        }

        @Override
        public int compareTo(Example other) {
            int order = Long.compare(hash, other.hash);
            return order == 0 ? Arrays.compareUnsigned(bytes, other.bytes) : order;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Example example && compareTo(example) == 0;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(hash);
        }
    }
}
