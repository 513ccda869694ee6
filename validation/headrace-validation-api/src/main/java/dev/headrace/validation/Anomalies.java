package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where examples differ from what they should look like: the file `anomalies.json` of an artifact.
///
/// @param anomalies the gravest first, then by column
public record Anomalies(List<Anomaly> anomalies) {
    /// The file's name.
    public static final String FILE = "anomalies.json";

    /// Copies the list.
    public Anomalies {
        anomalies = List.copyOf(anomalies);
    }

    /// Those of one kind.
    ///
    /// @param kind the kind
    /// @return in order
    public List<Anomaly> of(Kind kind) {
        return anomalies.stream().filter(anomaly -> anomaly.kind() == kind).toList();
    }

    /// Whether one is an error.
    ///
    /// @return true if the examples should not be learned from as they are
    public boolean hasErrors() {
        return anomalies.stream().anyMatch(anomaly -> anomaly.severity() == Severity.ERROR);
    }

    /// One difference.
    ///
    /// @param column the column, or null for the examples as a whole
    /// @param split where it was found
    /// @param kind what kind of difference
    /// @param severity how bad it is
    /// @param message what was found and what was expected, in a sentence
    public record Anomaly(@Nullable String column, String split, Kind kind, Severity severity, String message) {
        /// Checks that nothing else is null.
        public Anomaly {
            requireNonNull(split, "split is null");
            requireNonNull(kind, "kind is null");
            requireNonNull(severity, "severity is null");
            requireNonNull(message, "message is null");
        }
    }

    /// What an anomaly is about.
    public enum Kind {
        /// A column of the schema is not in the data.
        COLUMN_MISSING,
        /// A column of the data is not in the schema.
        COLUMN_NEW,
        /// A column has another type.
        TYPE_CHANGED,
        /// More values are missing than the schema allows.
        PRESENCE_LOW,
        /// Values occur that are not in the domain.
        VALUES_UNEXPECTED,
        /// NaN or infinities stand among the numbers.
        NOT_FINITE,
        /// A class of the label has too few rows to learn or to judge by.
        CLASS_RARE,
        /// A column says so much about the label that it may have been made from it.
        LEAKAGE_SUSPECT,
        /// Rows occur more than once, in the split or across splits.
        ROWS_DUPLICATED,
        /// A column is distributed otherwise than in the split to learn from.
        SPLIT_SKEW,
        /// Rows could not be read and are in quarantine.
        ROWS_QUARANTINED
    }

    /// How bad an anomaly is.
    public enum Severity {
        /// The data should not be used as they are.
        ERROR,
        /// Someone should look.
        WARNING,
        /// Worth knowing.
        INFO
    }
}
