package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.List;

/// What the sentences of a column are like: TFDV's `nl_statistics`. A sequence is one text, or one list of
/// tokens. A token is a maximal run of letters and digits of any script, with the marks that follow them; or
/// an element of the list. Lengths of tokens are in Unicode code points, those of sequences in tokens.
///
/// A token is known if it is in the vocabulary, where there is one, and not among the tokens that stand for
/// unknown ones.
///
/// @param sequences how many sequences there are, those without tokens included
/// @param empty how many of them have no token
/// @param tokens how many tokens all have together, those that were excluded from the coverage not counted
/// @param coverage the share of the tokens that are known; NaN without tokens, and where there is neither a
///     vocabulary nor a token that stands for unknown ones
/// @param averageTokenLength the mean length of the known tokens; NaN without any
/// @param tokenLengths how many known tokens have a length, in ascending order: each length for itself up to
///     4,095, beyond in cells of at most a 64th of their bound
/// @param minimumSequenceLength the least length, tokens that were excluded from it not counted; 0 without
///     sequences
/// @param maximumSequenceLength the greatest
/// @param averageSequenceLength the mean; NaN without sequences
/// @param sequenceLengths how many sequences have a length, as `tokenLengths`
/// @param tokenStatistics of the tokens that were asked for, in the order of their names
/// @param examples five different sequences, chosen by their hashes, which does not depend on the order of
///     rows; at most the first 1,024 bytes of each; fewer where there are fewer
public record LanguageStatistics(
        long sequences,
        long empty,
        long tokens,
        double coverage,
        double averageTokenLength,
        List<Bucket> tokenLengths,
        long minimumSequenceLength,
        long maximumSequenceLength,
        double averageSequenceLength,
        List<Bucket> sequenceLengths,
        List<TokenStatistics> tokenStatistics,
        List<String> examples) {
    /// Copies the lists.
    public LanguageStatistics {
        tokenLengths = List.copyOf(tokenLengths);
        sequenceLengths = List.copyOf(sequenceLengths);
        tokenStatistics = List.copyOf(tokenStatistics);
        examples = List.copyOf(examples);
    }

    /// How often one token occurs, and where.
    ///
    /// @param token the token, case-folded where that was asked for
    /// @param count how often it occurs
    /// @param sequenceShare the share of all sequences that have it; NaN without sequences
    /// @param minimumFrequency how often it occurs in a sequence at least, over the sequences with any token;
    ///     0 without any
    /// @param averageFrequency how often it occurs in a sequence that has it, on the average; NaN if none has
    ///     it
    /// @param maximumFrequency how often it occurs in a sequence at most
    /// @param positions how often it occurs in each tenth of the sequences: ten counts, the i-th token of n,
    ///     from 0 on, being in the tenth i * 10 / n
    public record TokenStatistics(
            String token,
            long count,
            double sequenceShare,
            long minimumFrequency,
            double averageFrequency,
            long maximumFrequency,
            List<Long> positions) {
        /// Copies the list.
        public TokenStatistics {
            requireNonNull(token, "token is null");
            positions = List.copyOf(positions);
        }
    }
}
