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
public record FeatureSchema(
        String name,
        ColumnType type,
        FeatureKind kind,
        String reason,
        double minimumPresence,
        @Nullable List<String> domain) {
    /// Copies the domain.
    public FeatureSchema {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(reason, "reason is null");
        domain = domain == null ? null : List.copyOf(domain);
        if (!(minimumPresence >= 0 && minimumPresence <= 1)) {
            throw new IllegalArgumentException("minimumPresence must be between 0 and 1: " + minimumPresence);
        }
    }
}
