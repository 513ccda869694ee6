package dev.headrace.cli.report;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Something that the reader may do now.
///
/// @param text what it does, or where something is
/// @param command the command to copy, also over several lines, or null if there is none
/// @param link an address to follow, which must be of the scheme `http`, `https` or `file`, or null if there
///     is none
public record NextStep(
        String text, @Nullable String command, @Nullable String link) {
    /// Checks the link, which would run as a script if its scheme were another.
    ///
    /// @throws IllegalArgumentException if the link is of another scheme
    public NextStep {
        requireNonNull(text, "text is null");
        if (link != null && !link.matches("(?i)(https?|file)://?\\S*")) {
            throw new IllegalArgumentException("a link must begin with http://, https:// or file:/: " + link);
        }
    }

    /// A step with a command.
    ///
    /// @param text what it does
    /// @param command the command to copy
    /// @return the step
    public static NextStep command(String text, String command) {
        return new NextStep(text, requireNonNull(command, "command is null"), null);
    }

    /// A step with an address.
    ///
    /// @param text what is there
    /// @param link the address
    /// @return the step
    public static NextStep link(String text, String link) {
        return new NextStep(text, null, requireNonNull(link, "link is null"));
    }
}
