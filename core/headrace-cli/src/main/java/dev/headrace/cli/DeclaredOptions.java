package dev.headrace.cli;

import dev.headrace.statistics.Declarations;
import dev.headrace.statistics.Declarations.Empty;
import dev.headrace.statistics.Declarations.Language;
import dev.headrace.statistics.Declarations.Language.Casing;
import dev.headrace.statistics.Declarations.Sparse;
import dev.headrace.statistics.Declarations.Weighted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say what is known of columns before they are read.
final class DeclaredOptions {
    private static final Pattern FEATURE = Pattern.compile("([^=]+)=([^:]+):(.+)");

    @Option(
            names = "--language",
            paramLabel = "COLUMN",
            description = "A column of sentences: statistics of their tokens. May be repeated.")
    private List<String> languages = new ArrayList<>();

    @Option(
            names = "--vocabulary",
            paramLabel = "FILE",
            description =
                    "The tokens that the columns of --language should have, one a line, in any case: their share.")
    private @Nullable Path vocabulary;

    @Option(
            names = "--empty",
            paramLabel = "VALUE",
            description =
                    "A value that stands for nothing, such as N/A, -1 or '': how often it occurs. May be repeated.")
    private List<String> empty = new ArrayList<>();

    @Option(
            names = "--sparse",
            paramLabel = "NAME=VALUE:INDEX[,INDEX]",
            description = "A sparse feature, by its columns: whether these have equally many values in each row.")
    private List<String> sparse = new ArrayList<>();

    @Option(
            names = "--weighted",
            paramLabel = "NAME=VALUE:WEIGHT",
            description = "A feature whose values have a weight each, by its columns: likewise.")
    private List<String> weighted = new ArrayList<>();

    /// What is declared.
    ///
    /// @throws IOException if the vocabulary cannot be read
    /// @throws IllegalArgumentException if a feature is not of the form that is asked for, or something is
    ///     declared twice
    Declarations declarations() throws IOException {
        if (vocabulary != null && languages.isEmpty()) {
            throw new IllegalArgumentException("--vocabulary needs --language, which says what columns it is of");
        }
        List<String> tokens = vocabulary == null ? null : tokens(vocabulary);
        List<Language> columns = languages.stream()
                .map(Language::of)
                .map(language -> tokens == null ? language : language.withVocabulary(tokens, Casing.FOLDED))
                .toList();
        return Declarations.NONE
                .withLanguages(columns)
                .withEmpty(empty.isEmpty() ? List.of() : List.of(new Empty(List.of(), empty)))
                .withSparse(sparse.stream().map(DeclaredOptions::sparse).toList())
                .withWeighted(weighted.stream().map(DeclaredOptions::weighted).toList());
    }

    private static List<String> tokens(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
    }

    private static Sparse sparse(String text) {
        Matcher parts = parts("--sparse", text, "NAME=VALUE:INDEX[,INDEX]");
        return new Sparse(parts.group(1), List.of(parts.group(3).split(",")), parts.group(2));
    }

    private static Weighted weighted(String text) {
        Matcher parts = parts("--weighted", text, "NAME=VALUE:WEIGHT");
        return new Weighted(parts.group(1), parts.group(2), parts.group(3));
    }

    private static Matcher parts(String option, String text, String form) {
        Matcher parts = FEATURE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(option + " is " + text + ", and " + form + " was expected");
        }
        return parts;
    }
}
