package dev.headrace.core.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares what a component writes, on its class.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Output.List.class)
public @interface Output {
    /// The name of the channel's end, in kebab-case.
    ///
    /// @return the name
    String name();

    /// The artifact type: one of the constants of [dev.headrace.core.artifact.ArtifactType], or a name of your own.
    ///
    /// @return the type's name
    String type();

    /// Holds several.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        /// The declarations.
        ///
        /// @return in source order
        Output[] value();
    }
}
