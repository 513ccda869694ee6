package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.statistics.internal.column.ColumnSettings.Declared;
import dev.headrace.statistics.internal.semantic.LanguageSettings;
import dev.headrace.statistics.internal.semantic.TextFolding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of columns before they are read, and asks for statistics that others do not have. Of columns
/// whose statistics are not made, languages and empty values are of no matter. Equal whatever the order in
/// which things were declared. Immutable and thread-safe.
///
/// @param languages columns of sentences, in the order of their names
/// @param sparse sparse features, in the order of their names
/// @param weighted features whose values have a weight each, in the order of their names
/// @param empty values that stand for nothing
public record Declarations(List<Language> languages, List<Sparse> sparse, List<Weighted> weighted, List<Empty> empty) {
    /// Nothing is known.
    public static final Declarations NONE = new Declarations(List.of(), List.of(), List.of(), List.of());

    /// Sorts the lists.
    ///
    /// @throws IllegalArgumentException if two languages are of one column, or two features have one name
    public Declarations {
        languages = sorted(languages, Comparator.comparing(Language::column));
        sparse = sorted(sparse, Comparator.comparing(Sparse::name));
        weighted = sorted(weighted, Comparator.comparing(Weighted::name));
        empty = sorted(
                empty,
                Comparator.comparing((Empty values) -> values.columns().toString())
                        .thenComparing(values -> values.values().toString()));
        requireDifferent(languages.stream().map(Language::column), "the language of column");
        requireDifferent(
                Stream.concat(
                        sparse.stream().map(Sparse::name), weighted.stream().map(Weighted::name)),
                "the feature");
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }

    private static void requireDifferent(Stream<String> names, String what) {
        Set<String> seen = new TreeSet<>();
        names.forEach(name -> {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " '" + name + "' is declared twice");
            }
        });
    }

    /// The same with columns of sentences.
    ///
    /// @param columns instead of those that are declared
    /// @return other declarations
    public Declarations withLanguages(List<Language> columns) {
        return new Declarations(columns, sparse, weighted, empty);
    }

    /// The same with sparse features.
    ///
    /// @param features instead of those that are declared
    /// @return other declarations
    public Declarations withSparse(List<Sparse> features) {
        return new Declarations(languages, features, weighted, empty);
    }

    /// The same with features whose values have a weight each.
    ///
    /// @param features instead of those that are declared
    /// @return other declarations
    public Declarations withWeighted(List<Weighted> features) {
        return new Declarations(languages, sparse, features, empty);
    }

    /// The same with values that stand for nothing.
    ///
    /// @param values instead of those that are declared
    /// @return other declarations
    public Declarations withEmpty(List<Empty> values) {
        return new Declarations(languages, sparse, weighted, values);
    }

    /// What concerns some columns, each for itself.
    ///
    /// @param columns their names
    Declarations ofColumns(List<String> columns) {
        List<Empty> ofThese = new ArrayList<>();
        for (Empty values : empty) {
            List<String> kept =
                    values.columns().stream().filter(columns::contains).toList();
            if (values.columns().isEmpty() || !kept.isEmpty()) {
                ofThese.add(new Empty(kept, values.values()));
            }
        }
        return new Declarations(
                languages.stream()
                        .filter(language -> columns.contains(language.column()))
                        .toList(),
                List.of(),
                List.of(),
                ofThese);
    }

    /// The columns of features that have several.
    List<String> pairedColumns() {
        return Stream.concat(
                        sparse.stream().flatMap(feature -> feature.columns().stream()),
                        weighted.stream().flatMap(feature -> Stream.of(feature.value(), feature.weight())))
                .distinct()
                .toList();
    }

    /// What one column was declared to be.
    Declared of(String column) {
        LanguageSettings settings = languages.stream()
                .filter(language -> language.column().equals(column))
                .findFirst()
                .map(Language::settings)
                .orElse(null);
        Set<String> values = new TreeSet<>();
        empty.stream()
                .filter(declared ->
                        declared.columns().isEmpty() || declared.columns().contains(column))
                .forEach(declared -> values.addAll(declared.values()));
        return new Declared(settings, values);
    }

    /// A column of sentences: texts, or lists of texts that are tokens. Its
    /// [dev.headrace.validation.LanguageStatistics] are made: TFDV's `natural_language_domain`.
    ///
    /// @param column its name
    /// @param vocabulary the tokens that are known; null if there is no vocabulary
    /// @param casing whether tokens that differ in case only are one
    /// @param tracked tokens of which each has statistics of its own
    /// @param unknown tokens that stand for unknown ones, such as `[UNK]`; not known even if the vocabulary
    ///     has them
    /// @param notCovered tokens that do not count for the coverage, such as padding
    /// @param notMeasured tokens that do not count for the length of sequences
    public record Language(
            String column,
            @Nullable List<String> vocabulary,
            Casing casing,
            List<String> tracked,
            List<String> unknown,
            List<String> notCovered,
            List<String> notMeasured) {
        /// Sorts the lists; of equal tokens, one is kept.
        public Language {
            requireNonNull(column, "column is null");
            requireNonNull(casing, "casing is null");
            vocabulary = vocabulary == null ? null : ordered(vocabulary);
            tracked = ordered(tracked);
            unknown = ordered(unknown);
            notCovered = ordered(notCovered);
            notMeasured = ordered(notMeasured);
        }

        /// Sentences without a vocabulary.
        ///
        /// @param column its name
        /// @return the declaration
        public static Language of(String column) {
            return new Language(column, null, Casing.KEPT, List.of(), List.of(), List.of(), List.of());
        }

        /// The same with a vocabulary.
        ///
        /// @param tokens that are known
        /// @param tokenCasing whether tokens that differ in case only are one
        /// @return another declaration
        public Language withVocabulary(List<String> tokens, Casing tokenCasing) {
            return new Language(column, tokens, tokenCasing, tracked, unknown, notCovered, notMeasured);
        }

        /// The same with tokens that have statistics of their own.
        ///
        /// @param tokens which
        /// @return another declaration
        public Language withTracked(List<String> tokens) {
            return new Language(column, vocabulary, casing, tokens, unknown, notCovered, notMeasured);
        }

        private LanguageSettings settings() {
            TextFolding folding = switch (casing) {
                case KEPT -> TextFolding.NONE;
                case FOLDED -> TextFolding.CASE;
            };
            return new LanguageSettings(
                    vocabulary == null ? null : Set.copyOf(vocabulary),
                    folding,
                    Set.copyOf(tracked),
                    Set.copyOf(unknown),
                    Set.copyOf(notCovered),
                    Set.copyOf(notMeasured));
        }

        /// Whether tokens that differ in case only are one.
        public enum Casing {
            /// They are not.
            KEPT,
            /// They are.
            FOLDED
        }
    }

    /// A sparse feature: a column of lists of values, and columns of lists of indices that say where in a
    /// tensor each of them is. Its [dev.headrace.validation.PairedStatistics] are made.
    ///
    /// @param name of the feature
    /// @param indices columns of integers or of lists of these, one for each dimension; at least one
    /// @param value the column of values
    public record Sparse(String name, List<String> indices, String value) {
        /// Copies the list.
        ///
        /// @throws IllegalArgumentException if there is no index
        public Sparse {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
            indices = List.copyOf(indices);
            if (indices.isEmpty()) {
                throw new IllegalArgumentException("the sparse feature '" + name + "' has no index");
            }
        }

        private List<String> columns() {
            List<String> columns = new ArrayList<>(List.of(value));
            columns.addAll(indices);
            return columns;
        }
    }

    /// A feature whose values have a weight each. Its [dev.headrace.validation.PairedStatistics] are made.
    ///
    /// @param name of the feature
    /// @param value the column of values
    /// @param weight the column of weights: numbers or lists of these
    public record Weighted(String name, String value, String weight) {
        /// Checks that all are there.
        public Weighted {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
            requireNonNull(weight, "weight is null");
        }
    }

    /// Values that stand for nothing, each as a text that is looked for in columns of every type that it can
    /// be read as: `-1` is a text and a number of any type, `NaN` a text and a floating-point number,
    /// `1900-01-01` a text and a day, `[]` a text and an empty list. They are counted, not taken for missing.
    ///
    /// @param columns in which they are looked for, and in the fields within these; empty for all
    /// @param values at least one
    public record Empty(List<String> columns, List<String> values) {
        /// Sorts the lists.
        ///
        /// @throws IllegalArgumentException if there is no value
        public Empty {
            columns = ordered(columns);
            values = ordered(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no value is declared to stand for nothing in " + columns);
            }
        }

        /// In all columns.
        ///
        /// @param values at least one
        /// @return the declaration
        public static Empty everywhere(String... values) {
            return new Empty(List.of(), List.of(values));
        }
    }

    private static List<String> ordered(List<String> texts) {
        return List.copyOf(new TreeSet<>(texts));
    }
}
