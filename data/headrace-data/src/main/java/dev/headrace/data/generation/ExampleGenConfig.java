package dev.headrace.data.generation;

import dev.headrace.core.config.Config;
import dev.headrace.core.config.InputFiles;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.ReadOptions.Format;
import dev.headrace.data.Splits;
import java.util.Map;

/// What an [ExampleGen] reads and how it splits.
///
/// @param input the data files
/// @param format what they are
/// @param delimiter what separates the fields of CSV; empty to sniff it
/// @param splits names and weights, as [Splits#parse] reads them
/// @param maximumQuarantined the largest share of the rows that may be in quarantine
public record ExampleGenConfig(
        @Config(
                value = "input",
                description = "Files, directories or globs to read; all of one format, and CSV and Parquet of equal"
                        + " columns")
        InputFiles input,

        @Config(
                value = "format",
                defaultValue = "auto",
                description = "What the files are; auto goes by their names, then by their first bytes")
        Format format,

        @Config(
                value = "delimiter",
                defaultValue = "",
                description = "The one character that separates the fields of CSV, or tab; found out from the first"
                        + " rows where it is empty")
        String delimiter,

        @Config(
                value = "splits",
                defaultValue = "train:4,eval:1",
                description = "Names of the splits with their weights; equal rows come into the same split")
        String splits,

        @Config(
                value = "maximum-quarantined",
                defaultValue = "0.5",
                description = "Largest share of the rows, from 0 to 1, that may be unreadable; with more the data is"
                        + " taken for something else than it seems to be, and the component fails")
        double maximumQuarantined) {
    private static final String TAB = "tab";

    /// Checks the settings.
    ///
    /// @throws IllegalArgumentException if the delimiter is not one character, the splits are not of their
    ///     form, or the share is not between 0 and 1
    public ExampleGenConfig {
        if (!delimiter.isEmpty() && !delimiter.equals(TAB) && !isDelimiter(delimiter)) {
            throw new IllegalArgumentException("delimiter is '" + delimiter
                    + "', and one character of ASCII, neither a letter nor a digit nor a quote, or the word tab was"
                    + " expected");
        }
        Splits.parse(splits);
        if (!(maximumQuarantined >= 0 && maximumQuarantined <= 1)) {
            throw new IllegalArgumentException(
                    "maximum-quarantined is " + maximumQuarantined + ", and a share from 0 to 1 was expected");
        }
    }

    /// How the data source is to read.
    ReadOptions readOptions() {
        Character character = delimiter.isEmpty() ? null : delimiter.equals(TAB) ? '\t' : delimiter.charAt(0);
        return new ReadOptions(format, character, Map.of());
    }

    private static boolean isDelimiter(String text) {
        char first = text.charAt(0);
        return text.length() == 1
                && (first == '\t' || (first >= ' ' && first < 0x7f))
                && first != '"'
                && !Character.isLetterOrDigit(first);
    }
}
