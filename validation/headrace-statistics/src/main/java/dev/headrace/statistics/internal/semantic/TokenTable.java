package dev.headrace.statistics.internal.semantic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The tokens of [LanguageSettings], found by their bytes without a string for each. Confined to one thread,
/// because of the buffer for folding.
final class TokenTable {
    /// In the vocabulary.
    static final int KNOWN = 1;
    /// Stands for unknown tokens.
    static final int UNKNOWN = 2;
    /// Does not count for the coverage.
    static final int NOT_COVERED = 4;
    /// Does not count for the length of sequences.
    static final int NOT_MEASURED = 8;
    /// From this bit on, the number of a tracked token, from 1 on.
    static final int TRACKED_SHIFT = 4;

    private final Folding folding = new Folding();
    private final boolean folds;
    private final List<String> tracked;
    private byte[][] tokens;
    private int[] facts;
    private int size;
    /// The number of a token plus one; 0 where the slot is free.
    private int[] slots;

    TokenTable(LanguageSettings settings) {
        folds = settings.folding() == TextFolding.CASE;
        tokens = new byte[16][];
        facts = new int[16];
        slots = new int[32];
        Set<String> vocabulary = settings.vocabulary();
        addAll(vocabulary == null ? Set.of() : vocabulary, KNOWN);
        addAll(settings.unknown(), UNKNOWN);
        addAll(settings.excludedFromCoverage(), NOT_COVERED);
        addAll(settings.excludedFromLength(), NOT_MEASURED);
        Set<String> names = new TreeSet<>();
        settings.tracked().forEach(token -> names.add(new String(normal(token), StandardCharsets.UTF_8)));
        tracked = List.copyOf(names);
        for (int i = 0; i < tracked.size(); i++) {
            add(tracked.get(i), (i + 1) << TRACKED_SHIFT);
        }
    }

    /// The tracked tokens, folded where that was asked for, in ascending order.
    List<String> tracked() {
        return tracked;
    }

    /// Whether nothing can be found.
    boolean isEmpty() {
        return size == 0;
    }

    /// What is said of a token.
    ///
    /// @return the bits above; 0 for a token that is not here
    int facts(byte[] bytes, int from, int length) {
        byte[] source = bytes;
        int start = from;
        int count = length;
        if (folds) {
            folding.fold(bytes, from, length);
            source = folding.bytes();
            start = 0;
            count = folding.length();
        }
        int slot = slots[slot(source, start, count)];
        return slot == 0 ? 0 : facts[slot - 1];
    }

    private void addAll(Set<String> texts, int fact) {
        texts.forEach(text -> add(text, fact));
    }

    private void add(String text, int fact) {
        byte[] token = normal(text);
        int slot = slot(token, 0, token.length);
        if (slots[slot] == 0) {
            if (size == tokens.length) {
                grow();
                slot = slot(token, 0, token.length);
            }
            tokens[size++] = token;
            slots[slot] = size;
        }
        facts[slots[slot] - 1] |= fact;
    }

    private byte[] normal(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return folds ? folding.folded(utf8) : utf8;
    }

    private int slot(byte[] bytes, int from, int length) {
        int mask = slots.length - 1;
        int slot = (int) ByteHash.of(bytes, from, length) & mask;
        while (slots[slot] != 0) {
            byte[] token = tokens[slots[slot] - 1];
            if (Arrays.equals(token, 0, token.length, bytes, from, from + length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        tokens = Arrays.copyOf(tokens, 2 * size);
        facts = Arrays.copyOf(facts, 2 * size);
        slots = new int[4 * size];
        for (int i = 0; i < size; i++) {
            slots[slot(tokens[i], 0, tokens[i].length)] = i + 1;
        }
    }
}
