package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What every state promises that folds rows, merges with its peers and is saved as bytes: the laws Split,
/// Merge and Identity, that saving and reading changes nothing, that damaged bytes are refused, and that no
/// buffer is kept. Equal states have equal bytes, so bytes are what is compared.
///
/// A test of its own extends this class and says what the operations are. Rows come from one table, which is
/// a function of nothing but the row's number.
///
/// @param <S> the state
public abstract class MergeableStateConformanceTest<S> {
    private static final int REPETITIONS = 3;
    private static final int MOST_PARTS = 6;
    /// Up to so many bytes all lengths are tried; of more, some.
    private static final int SHORT = 2_500;
    private static final int TRUNCATIONS = 300;
    private static final int MUTATIONS = 300;

    /// For the state's own test.
    protected MergeableStateConformanceTest() {}

    /// Makes a state; all that are made have equal settings.
    ///
    /// @return one that has folded nothing
    protected abstract S newState();

    /// Folds rows of the table as one batch.
    ///
    /// @param state what folds
    /// @param allocator what the batch is allocated from; it is closed before this returns
    /// @param from the first row
    /// @param to the row behind the last; equal to `from` for an empty batch
    protected abstract void fold(S state, BufferAllocator allocator, int from, int to);

    /// Merges a state into another.
    ///
    /// @param into what takes the other into account
    /// @param other stays as it is
    protected abstract void merge(S into, S other);

    /// Saves a state.
    ///
    /// @param state which may go on
    /// @return its bytes
    protected abstract byte[] write(S state);

    /// Reads what [#write] gave.
    ///
    /// @param bytes perhaps damaged
    /// @return a state of the same settings
    /// @throws HeadraceException with [#damaged] if they are
    protected abstract S read(byte[] bytes);

    /// What was found.
    ///
    /// @param state which may go on
    /// @return what has an `equals` by value
    protected abstract Object result(S state);

    /// How many rows the table has. Where a state changes its ways beyond some number, more than that.
    ///
    /// @return at least 100
    protected int rows() {
        return 600;
    }

    /// How many rows are folded into the state whose bytes are damaged. Its bytes should have every part of
    /// the format, and be few.
    ///
    /// @return at most [#rows]
    protected int rowsToDamage() {
        return Math.min(rows(), 100);
    }

    /// What of a state must not depend on how rows were split and merged: all of it, unless it says what is
    /// only within a bound. Its own test then holds it to that bound.
    ///
    /// @param state a state
    /// @return its bytes, or its result without that part
    protected Object independent(S state) {
        return HexFormat.of().formatHex(write(state));
    }

    /// How damaged bytes are refused.
    ///
    /// @return the code
    protected ErrorCode damaged() {
        return ValidationErrorCode.STATISTICS_DAMAGED;
    }

    @RepeatedTest(REPETITIONS)
    final void partsFoldedApartAndMergedInAnyTreeGiveTheWhole(RepetitionInfo repetition) {
        RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
        List<S> parts = parts(random);
        while (parts.size() > 1) {
            S taken = parts.remove(random.nextInt(parts.size()));
            int into = random.nextInt(parts.size());
            merge(parts.get(into), random.nextBoolean() ? read(write(taken)) : taken);
            if (random.nextBoolean()) {
                parts.set(into, read(write(parts.get(into))));
            }
        }
        assertThat(independent(parts.getFirst())).isEqualTo(independent(whole()));
    }

    @RepeatedTest(REPETITIONS)
    final void batchesOfAnySizeGiveTheSameBytes(RepetitionInfo repetition) {
        RandomGenerator random = new SplittableRandom(-repetition.getCurrentRepetition());
        S batches = newState();
        for (int from = 0; from < rows(); ) {
            int to = Math.min(rows(), from + (random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(rows())));
            fold(batches, from, to);
            from = to;
        }
        assertSame(batches, whole());
    }

    @Test
    final void mergingIsCommutative() {
        int half = rows() / 2;
        S left = folded(0, half);
        merge(left, folded(half, rows()));
        S right = folded(half, rows());
        merge(right, folded(0, half));
        assertThat(independent(left)).isEqualTo(independent(right));
    }

    @Test
    final void mergingIsAssociative() {
        int first = rows() / 3;
        int second = first + rows() / 4;
        S left = folded(0, first);
        merge(left, folded(first, second));
        merge(left, folded(second, rows()));
        S right = folded(0, first);
        S rest = folded(first, second);
        merge(rest, folded(second, rows()));
        merge(right, rest);
        assertThat(independent(left)).isEqualTo(independent(right));
    }

    @Test
    final void mergingOneThatFoldedNothingChangesNothing() {
        S left = whole();
        merge(left, newState());
        assertSame(left, whole());
        S right = newState();
        merge(right, whole());
        assertSame(right, whole());
        S none = newState();
        merge(none, newState());
        assertSame(none, newState());
    }

    @Test
    final void foldingNoRowsChangesNothing() {
        S state = whole();
        fold(state, rows(), rows());
        assertSame(state, whole());
        S none = newState();
        fold(none, 0, 0);
        assertSame(none, newState());
    }

    @Test
    final void whatWasMergedIsUnchangedAndBothMayGoOn() {
        int half = rows() / 2;
        S merged = folded(0, half);
        byte[] before = write(merged);
        S into = newState();
        merge(into, merged);
        fold(into, half, rows());
        assertThat(write(merged)).isEqualTo(before);
        byte[] whole = write(into);
        fold(merged, half, rows());
        assertSame(merged, whole());
        assertThat(write(into)).as("the one that it was merged into").isEqualTo(whole);
        assertThat(independent(into)).isEqualTo(independent(whole()));
    }

    @Test
    final void savingAndAskingForTheResultDisturbNothing() {
        int half = rows() / 2;
        S state = folded(0, half);
        byte[] bytes = write(state);
        Object early = result(state);
        assertThat(write(state)).isEqualTo(bytes);
        assertThat(result(state)).isEqualTo(early);
        fold(state, half, rows());
        assertSame(state, whole());
        assertThat(early).isEqualTo(result(folded(0, half)));
    }

    @Test
    final void whatIsSavedIsReadBackAndMayGoOn() {
        for (int rows : new int[] {0, 1, rows() / 2, rows()}) {
            S state = folded(0, rows);
            byte[] bytes = write(state);
            byte[] copy = bytes.clone();
            S back = read(bytes);
            assertSame(back, state);
            assertThat(bytes).as("the bytes that were read").isEqualTo(copy);
            fold(back, rows, rows());
            fold(state, rows, rows());
            assertSame(back, state);
        }
    }

    @Test
    final void bytesThatEndTooEarlyOrTooLateAreRefused() {
        byte[] bytes = write(folded(0, rowsToDamage()));
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < (bytes.length <= SHORT ? bytes.length : TRUNCATIONS); i++) {
            int length = bytes.length <= SHORT ? i : random.nextInt(bytes.length);
            requireRefused(Arrays.copyOf(bytes, length), "the first " + length + " bytes");
        }
        requireRefused(Arrays.copyOf(bytes, bytes.length + 1), "one byte more");
        assertSame(read(bytes), folded(0, rowsToDamage()));
    }

    @Test
    final void damagedBytesAreRefusedOrMakeAStateThatCanBeUsed() {
        byte[] bytes = write(folded(0, rowsToDamage()));
        RandomGenerator random = new SplittableRandom(2);
        for (int i = 0; i < MUTATIONS; i++) {
            long seed = random.nextLong();
            byte[] mutated = mutated(bytes, new SplittableRandom(seed));
            try {
                S state = read(mutated);
                // What is read may be of other rows, and is a state none the less.
                result(state);
                write(state);
            } catch (HeadraceException e) {
                assertThat(e.code()).as("mutation %d", seed).isEqualTo(damaged());
            } catch (RuntimeException | Error e) {
                fail("mutation " + seed + " is neither refused with " + damaged() + " nor read", e);
            }
        }
    }

    private void requireRefused(byte[] bytes, String what) {
        try {
            read(bytes);
        } catch (HeadraceException e) {
            assertThat(e.code()).as(what).isEqualTo(damaged());
            return;
        } catch (RuntimeException | Error e) {
            fail(what + " are not refused with " + damaged(), e);
        }
        fail(what + " are read as if they were whole");
    }

    /// The bytes with one to three things changed.
    private static byte[] mutated(byte[] bytes, RandomGenerator random) {
        byte[] mutated = bytes.clone();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(6)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> mutated[at] = (byte) random.nextInt();
                case 2 -> mutated[at] = 0;
                case 3 -> Arrays.fill(mutated, at, Math.min(mutated.length, at + 9), (byte) -1);
                case 4 -> {
                    // One byte less.
                    byte[] shorter = Arrays.copyOf(mutated, mutated.length - 1);
                    System.arraycopy(mutated, at + 1, shorter, at, mutated.length - 1 - at);
                    mutated = shorter.length == 0 ? mutated : shorter;
                }
                default -> {
                    // A part of it elsewhere.
                    int length = Math.min(1 + random.nextInt(16), mutated.length - at);
                    System.arraycopy(mutated, random.nextInt(mutated.length - length + 1), mutated, at, length);
                }
            }
        }
        return mutated;
    }

    private void assertSame(S actual, S expected) {
        // The result first: where both differ, it says more.
        assertThat(result(actual)).isEqualTo(result(expected));
        assertThat(write(actual)).isEqualTo(write(expected));
    }

    private S whole() {
        return folded(0, rows());
    }

    private S folded(int from, int to) {
        S state = newState();
        fold(state, from, to);
        return state;
    }

    private void fold(S state, int from, int to) {
        // The allocator fails on closing if a buffer was kept.
        try (BufferAllocator allocator = new RootAllocator()) {
            fold(state, allocator, from, to);
        }
    }

    /// States that have folded every row once together.
    private List<S> parts(RandomGenerator random) {
        List<S> parts = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(MOST_PARTS); i++) {
            parts.add(newState());
        }
        for (int from = 0; from < rows(); ) {
            int to = Math.min(rows(), from + 1 + random.nextInt(rows() / 3));
            fold(parts.get(random.nextInt(parts.size())), from, to);
            from = to;
        }
        return parts;
    }
}
