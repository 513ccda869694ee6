package dev.headrace.core.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares what a component reads, on its class.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Input.List.class)
public @interface Input {
    /// The name of the channel's end, in kebab-case.
    ///
    /// @return the name
    String name();

    /// The artifact type: one of the constants of [dev.headrace.core.artifact.ArtifactType], or a name of your own.
    ///
    /// @return the type's name
    String type();

    /// Whether the input may be left unconnected.
    ///
    /// @return true if it may
    boolean optional() default false;

    /// Whether several channels may be connected.
    ///
    /// @return true if they may
    boolean many() default false;

    /// Holds several.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        /// The declarations.
        ///
        /// @return in source order
        Input[] value();
    }
}
