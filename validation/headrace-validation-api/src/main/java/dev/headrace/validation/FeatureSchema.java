package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import dev.headrace.data.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one column should look like.
///
/// @param name the column's name
/// @param type its type
/// @param kind what it is good for
/// @param reason why it is of that kind, for people: the facts that decided
/// @param minimumPresence the least share of rows that must have a value, between 0 and 1
/// @param domain the values that may occur, sorted; null where there is no limit
/// @param constraints what else it must keep to; null, as in files of before there were any, is none
public record FeatureSchema(
        String name,
        ColumnType type,
        FeatureKind kind,
        String reason,
        double minimumPresence,
        @Nullable List<String> domain,
        Constraints constraints) {
    /// Without further constraints.
    ///
    /// @param name the column's name
    /// @param type its type
    /// @param kind what it is good for
    /// @param reason why it is of that kind
    /// @param minimumPresence the least share of rows that must have a value
    /// @param domain the values that may occur, or null
    public FeatureSchema(
            String name,
            ColumnType type,
            FeatureKind kind,
            String reason,
            double minimumPresence,
            @Nullable List<String> domain) {
        this(name, type, kind, reason, minimumPresence, domain, Constraints.NONE);
    }

    /// Copies the domain.
    public FeatureSchema {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(reason, "reason is null");
        constraints = constraints == null ? Constraints.NONE : constraints;
        domain = domain == null ? null : List.copyOf(domain);
        if (!(minimumPresence >= 0 && minimumPresence <= 1)) {
            throw new IllegalArgumentException("minimumPresence must be between 0 and 1: " + minimumPresence);
        }
    }
}
