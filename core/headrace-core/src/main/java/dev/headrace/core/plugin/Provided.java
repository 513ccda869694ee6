package dev.headrace.core.plugin;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.Names;

/// One thing that a plugin provides: a component of pipelines, or a backend (an implementation of any interface
/// that others inject). The engine builds it by its one constructor annotated with `jakarta.inject.Inject`, or its
/// only constructor without parameters. The constructor may take the configuration record, the backends that
/// configuration chose, and the core services: `java.time.InstantSource`, [dev.headrace.core.Seed],
/// [dev.headrace.core.metadata.MetadataStore], [dev.headrace.core.metadata.ArtifactStore], and Arrow's
/// `BufferAllocator` (a child that is the component's own and must be empty when it ends).
///
/// @param name the name in kebab-case by which pipelines and configuration choose it; unique for its type
/// @param type the interface that is provided: [dev.headrace.core.component.Component], or a backend's interface
/// @param implementation the class to build
/// @param configuration the record that holds its settings, each component annotated with
///     [dev.headrace.core.config.Config]; [None] where there are none
/// @param <T> the interface
public record Provided<T>(
        String name, Class<T> type, Class<? extends T> implementation, Class<? extends Record> configuration) {
    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if the name is not kebab-case
    public Provided {
        Names.requireKebabCase("the name of a provided thing", name);
        requireNonNull(type, "type is null");
        requireNonNull(implementation, "implementation is null");
        requireNonNull(configuration, "configuration is null");
    }

    /// A thing that has no settings.
    ///
    /// @param name the name in kebab-case
    /// @param type the interface
    /// @param implementation the class to build
    /// @param <T> the interface
    /// @return the provided thing
    public static <T> Provided<T> of(String name, Class<T> type, Class<? extends T> implementation) {
        return new Provided<>(name, type, implementation, None.class);
    }

    /// The kebab-case name of the type: `metadata-store` for `MetadataStore`. Configuration uses it: `backend.SLOT`
    /// chooses among several, and `SLOT.NAME.KEY` sets a key.
    ///
    /// @return the slot
    public String slot() {
        return Names.kebabCase(type.getSimpleName());
    }

    /// The configuration of what has no settings.
    public record None() {}
}
