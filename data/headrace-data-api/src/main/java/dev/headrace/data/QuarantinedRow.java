package dev.headrace.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// A row that could not be used, with the reason.
///
/// @param file the name of the file that it came from
/// @param row its number among the rows of that file, from 1, the header not counted
/// @param column the column at fault, or null where the row as a whole is
/// @param reason what is wrong: found and expected
/// @param text the row as it stands in the file, cut after 10,000 characters; null where the source has no text
public record QuarantinedRow(
        String file,
        long row,
        @Nullable String column,
        String reason,
        @Nullable String text) {
    private static final int LONGEST = 10_000;

    /// Cuts the text.
    public QuarantinedRow {
        requireNonNull(file, "file is null");
        requireNonNull(reason, "reason is null");
        if (text != null && text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
    }
}
