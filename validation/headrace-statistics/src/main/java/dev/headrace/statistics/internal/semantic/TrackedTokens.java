package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.LanguageStatistics.TokenStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// How often chosen tokens occur in sequences, and where. Confined to one thread.
final class TrackedTokens {
    private static final int TENTHS = 10;

    private final List<String> names;
    private final long[] counts;
    private final long[] sequences;
    /// Over the sequences that have the token.
    private final long[] minimum;
    private final long[] maximum;
    private final long[] positions;

    /// Of the sequence that is being read: which tokens, and where.
    private int[] found = new int[16];
    private int[] places = new int[16];
    private int size;
    private final int[] inSequence;

    TrackedTokens(List<String> names) {
        this.names = names;
        this.counts = new long[names.size()];
        this.sequences = new long[names.size()];
        this.minimum = new long[names.size()];
        this.maximum = new long[names.size()];
        this.positions = new long[names.size() * TENTHS];
        this.inSequence = new int[names.size()];
        Arrays.fill(minimum, Long.MAX_VALUE);
    }

    /// Notes that a token is at a place of the sequence.
    void add(int token, int place) {
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        found[size] = token;
        places[size++] = place;
        inSequence[token]++;
    }

    /// Ends a sequence.
    ///
    /// @param length how many tokens it has
    void endSequence(int length) {
        for (int i = 0; i < size; i++) {
            int token = found[i];
            positions[token * TENTHS + (int) ((long) places[i] * TENTHS / length)]++;
            int times = inSequence[token];
            if (times > 0) {
                counts[token] += times;
                sequences[token]++;
                minimum[token] = Math.min(minimum[token], times);
                maximum[token] = Math.max(maximum[token], times);
                inSequence[token] = 0;
            }
        }
        size = 0;
    }

    void merge(TrackedTokens other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            sequences[i] += other.sequences[i];
            minimum[i] = Math.min(minimum[i], other.minimum[i]);
            maximum[i] = Math.max(maximum[i], other.maximum[i]);
        }
        for (int i = 0; i < positions.length; i++) {
            positions[i] += other.positions[i];
        }
    }

    /// @param all how many sequences there are
    /// @param withTokens how many of them have tokens
    List<TokenStatistics> result(long all, long withTokens) {
        List<TokenStatistics> result = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<Long> tenths = LongStream.of(positions)
                    .skip((long) i * TENTHS)
                    .limit(TENTHS)
                    .boxed()
                    .toList();
            result.add(new TokenStatistics(
                    names.get(i),
                    counts[i],
                    all == 0 ? Double.NaN : (double) sequences[i] / all,
                    sequences[i] < withTokens || withTokens == 0 ? 0 : minimum[i],
                    sequences[i] == 0 ? Double.NaN : (double) counts[i] / sequences[i],
                    maximum[i],
                    tenths));
        }
        return result;
    }

    void write(StateOutput output) {
        output.writeVarint(names.size());
        for (int i = 0; i < names.size(); i++) {
            output.writeText(names.get(i));
            output.writeVarint(counts[i]);
            output.writeVarint(sequences[i]);
            output.writeVarint(sequences[i] == 0 ? 0 : minimum[i]);
            output.writeVarint(maximum[i]);
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                output.writeVarint(positions[i * TENTHS + tenth]);
            }
        }
    }

    /// Reads the state of the same tokens.
    void read(StateInput input) {
        int tokens = input.readSize(1);
        if (tokens != names.size()) {
            throw input.damaged(tokens + " tracked tokens, where " + names.size() + " were expected");
        }
        for (int i = 0; i < tokens; i++) {
            String name = input.readText();
            if (!name.equals(names.get(i))) {
                throw input.damaged("the token '" + name + "', where '" + names.get(i) + "' was expected");
            }
            counts[i] = input.readCount();
            sequences[i] = input.readCount();
            long least = input.readCount();
            minimum[i] = sequences[i] == 0 ? Long.MAX_VALUE : least;
            maximum[i] = input.readCount();
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                positions[i * TENTHS + tenth] = input.readCount();
            }
        }
    }
}
