package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Where and when a column is to be expected.
///
/// @param stage how far it has come
/// @param in the environments in which it is expected although they are no default ones
/// @param notIn the default environments in which it is not expected
public record Availability(LifecycleStage stage, List<String> in, List<String> notIn) {
    /// Everywhere.
    public static final Availability EVERYWHERE = new Availability(LifecycleStage.UNSPECIFIED, List.of(), List.of());

    /// Copies the lists.
    public Availability {
        requireNonNull(stage, "stage is null");
        in = List.copyOf(in);
        notIn = List.copyOf(notIn);
    }
}
