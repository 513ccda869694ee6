package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What a data set as a whole must keep to.
///
/// @param environments the environments in which all columns are expected that do not say otherwise; empty
///     where the schema knows none
/// @param examples how many there may be
/// @param previousSpan how many times those of the previous span there may be
/// @param previousVersion how many times those of the previous version of the span there may be
public record DatasetConstraints(
        List<String> environments, Limits examples, Fractions previousSpan, Fractions previousVersion) {
    /// None.
    public static final DatasetConstraints NONE =
            new DatasetConstraints(List.of(), Limits.NONE, Fractions.NONE, Fractions.NONE);

    /// Copies the list.
    public DatasetConstraints {
        environments = List.copyOf(environments);
        requireNonNull(examples, "examples is null");
        requireNonNull(previousSpan, "previousSpan is null");
        requireNonNull(previousVersion, "previousVersion is null");
    }
}
