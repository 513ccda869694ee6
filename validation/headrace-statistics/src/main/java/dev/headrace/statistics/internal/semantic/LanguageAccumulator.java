package dev.headrace.statistics.internal.semantic;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.BytesReader;
import dev.headrace.statistics.internal.ListRows;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.LanguageStatistics;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.spi.Accumulator;
import java.util.Arrays;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.VariableWidthVector;

/// Statistics of a column of sentences: TFDV's `nl_statistics`. Each text is a sequence of tokens, the
/// maximal runs of letters and digits of any script; marks that follow a letter, such as the vowel signs of
/// Indic scripts, belong to it. So `don't` is two tokens, and a clause of a script without spaces is one. A
/// column of lists of texts has tokens already, each element one; missing elements are none. What
/// [LanguageStatistics] says of either is the same.
///
/// TFDV's rules, but that sequences without tokens have a length, 0, and that TFDV's sketches of lengths are
/// exact counts here. Confined to one thread. Borrows vectors and arrays; never closes or keeps them.
public final class LanguageAccumulator implements Accumulator<LanguageAccumulator, LanguageStatistics> {
    private static final byte SEPARATOR = ' ';

    private final LanguageSettings settings;
    private final TokenTable table;
    private final TrackedTokens tracked;
    private final SequenceExamples examples = new SequenceExamples();
    private LengthCounts tokenLengths = new LengthCounts();
    private LengthCounts sequenceLengths = new LengthCounts();
    private long empty;
    private long tokens;

    /// Of the sequence that is being read.
    private int place;

    private int measured;
    private byte[] joined = new byte[256];
    private int joinedLength;

    /// Starts without sequences.
    ///
    /// @param settings what to look for
    public LanguageAccumulator(LanguageSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.table = new TokenTable(settings);
        this.tracked = new TrackedTokens(table.tracked());
    }

    /// Takes rows into account; missing ones are not sequences.
    ///
    /// @param vector of texts, of bytes in UTF-8, or of lists of them
    /// @param from the first row
    /// @param to the row behind the last
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if the vector holds neither
    /// @throws IndexOutOfBoundsException if the vector does not have these rows
    @Override
    public void fold(FieldVector vector, int from, int to) {
        Objects.checkFromToIndex(from, to, vector.getValueCount());
        fold(vector, Rows.range(from, to));
    }

    /// Takes rows into account; missing ones are not sequences.
    ///
    /// @param vector of texts, of bytes in UTF-8, or of lists of them
    /// @param rows which rows
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if the vector holds neither
    public void fold(FieldVector vector, Rows rows) {
        switch (vector) {
            case VariableWidthVector _ -> foldTexts(vector, rows);
            case FieldVector _ when ListRows.areIn(vector) -> foldLists(ListRows.of(vector, rows), vector);
            case NullVector _ -> {
                // Nothing but missing rows.
            }
            default -> throw mismatch(vector);
        }
    }

    private static HeadraceException mismatch(FieldVector vector) {
        return new HeadraceException(
                ValidationErrorCode.SCHEMA_MISMATCH,
                "Column '" + vector.getName() + "' should have texts or lists of texts as sentences, and is of"
                        + " the type " + vector.getField().getType());
    }

    /// Takes a text into account.
    ///
    /// @param bytes the text in UTF-8; bytes that are not UTF-8 separate tokens
    /// @param from where it starts
    /// @param length how many bytes it has
    public void add(byte[] bytes, int from, int length) {
        addTokens(bytes, from, from + length);
        endSequence(bytes, from, length);
    }

    private void foldTexts(FieldVector texts, Rows rows) {
        BytesReader reader = new BytesReader(texts);
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.row(i);
            if (ArrowBytes.isPresent(texts, row)) {
                int length = Math.toIntExact(reader.find(row));
                add(reader.read(length), 0, length);
            }
        }
    }

    private void foldLists(ListRows lists, FieldVector vector) {
        Plain elements = Plain.within(lists.child(), lists.elements());
        if (!(elements.vector() instanceof VariableWidthVector)) {
            throw mismatch(vector);
        }
        BytesReader reader = new BytesReader(elements.vector());
        int next = 0;
        for (int i = 0; i < lists.lists(); i++) {
            for (long j = 0; j < lists.lengths()[i]; j++) {
                int row = elements.rows().row(next++);
                if (ArrowBytes.isPresent(elements.vector(), row)) {
                    int length = Math.toIntExact(reader.find(row));
                    byte[] bytes = reader.read(length);
                    addToken(bytes, 0, length, characters(bytes, length));
                    join(bytes, length);
                }
            }
            endSequence(joined, 0, Math.max(0, joinedLength - 1));
            joinedLength = 0;
        }
    }

    /// Splits a text. The loop is over bytes in ASCII, and over characters in the rest.
    private void addTokens(byte[] bytes, int from, int end) {
        int start = -1;
        int characters = 0;
        int at = from;
        while (at < end) {
            int codePoint = bytes[at] >= 0 ? bytes[at] : Utf8.codePoint(bytes, at, end);
            int kind = CharacterKind.of(codePoint);
            boolean isPart = kind == CharacterKind.LETTER
                    || kind == CharacterKind.DIGIT
                    || (kind == CharacterKind.MARK && start >= 0);
            if (isPart) {
                start = start < 0 ? at : start;
                characters++;
            } else if (start >= 0) {
                addToken(bytes, start, at - start, characters);
                start = -1;
                characters = 0;
            }
            at += Utf8.length(codePoint);
        }
        if (start >= 0) {
            addToken(bytes, start, end - start, characters);
        }
    }

    private void addToken(byte[] bytes, int from, int length, int characters) {
        int facts = table.isEmpty() ? 0 : table.facts(bytes, from, length);
        if ((facts & TokenTable.NOT_COVERED) == 0) {
            tokens++;
            boolean known = (facts & TokenTable.UNKNOWN) == 0
                    && (settings.vocabulary() == null || (facts & TokenTable.KNOWN) != 0);
            if (known) {
                tokenLengths.add(characters);
            }
        }
        measured += (facts & TokenTable.NOT_MEASURED) == 0 ? 1 : 0;
        int number = facts >>> TokenTable.TRACKED_SHIFT;
        if (number > 0) {
            tracked.add(number - 1, place);
        }
        place++;
    }

    private void endSequence(byte[] bytes, int from, int length) {
        sequenceLengths.add(measured);
        if (place == 0) {
            empty++;
        } else {
            tracked.endSequence(place);
            examples.add(bytes, from, length);
        }
        place = 0;
        measured = 0;
    }

    private void join(byte[] bytes, int length) {
        if (joined.length - joinedLength <= length) {
            joined = Arrays.copyOf(joined, Math.max(Math.addExact(joinedLength, length + 1), 2 * joined.length));
        }
        System.arraycopy(bytes, 0, joined, joinedLength, length);
        joinedLength += length;
        joined[joinedLength++] = SEPARATOR;
    }

    private static int characters(byte[] bytes, int length) {
        int characters = 0;
        for (int i = 0; i < length; i++) {
            characters += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters;
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other an accumulator of equal settings
    /// @throws IllegalArgumentException if it is of others
    @Override
    public void merge(LanguageAccumulator other) {
        if (!settings.equals(other.settings)) {
            throw new IllegalArgumentException("statistics of sentences with other settings cannot be merged");
        }
        tracked.merge(other.tracked);
        examples.merge(other.examples);
        tokenLengths.merge(other.tokenLengths);
        sequenceLengths.merge(other.sequenceLengths);
        empty += other.empty;
        tokens += other.tokens;
    }

    @Override
    public LanguageStatistics result() {
        long sequences = sequenceLengths.total();
        return new LanguageStatistics(
                sequences,
                empty,
                tokens,
                settings.hasKnown() && tokens > 0 ? (double) tokenLengths.total() / tokens : Double.NaN,
                tokenLengths.average(),
                tokenLengths.buckets(),
                sequenceLengths.minimum(),
                sequenceLengths.maximum(),
                sequenceLengths.average(),
                sequenceLengths.buckets(),
                tracked.result(sequences, sequences - empty),
                examples.result());
    }

    /// Writes the state, without the settings: equal states give equal bytes.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        output.writeVarint(empty);
        output.writeVarint(tokens);
        tokenLengths.write(output);
        sequenceLengths.write(output);
        tracked.write(output);
        examples.write(output);
    }

    /// Reads what [#write] wrote.
    ///
    /// @param input what to read from
    /// @param settings those of the accumulator that was written
    /// @return an accumulator in the same state
    /// @throws HeadraceException with [ValidationErrorCode#STATISTICS_DAMAGED] if it is something else
    public static LanguageAccumulator read(StateInput input, LanguageSettings settings) {
        LanguageAccumulator accumulator = new LanguageAccumulator(settings);
        accumulator.empty = input.readCount();
        accumulator.tokens = input.readCount();
        accumulator.tokenLengths = LengthCounts.read(input);
        accumulator.sequenceLengths = LengthCounts.read(input);
        accumulator.tracked.read(input);
        accumulator.examples.read(input);
        return accumulator;
    }
}
