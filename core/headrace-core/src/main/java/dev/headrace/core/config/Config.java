package dev.headrace.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares one key of a configuration record. Every component of such a record carries it.
///
/// Types: `String`, `int`, `long`, `double`, `boolean`, `java.time.Duration` (ISO-8601 or `90s`, `15m`, `2h`,
/// `250ms`), `java.nio.file.Path`, `java.net.URI`, enums (kebab-case), [Secret] and [InputFiles]; a `List` of these
/// but the last (`List<Integer>` for `int`); an `Optional` of all of these. An `Optional` without a default is
/// empty when the key is absent; everything else without a default is required.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Config {
    /// What stands for "no default".
    String REQUIRED = "\0required";

    /// The key, in kebab-case.
    ///
    /// @return the key
    String value();

    /// The value where the key is absent, as text; commas separate the elements of a list, and the empty text is
    /// the empty list.
    ///
    /// @return the default, or [#REQUIRED]
    String defaultValue() default REQUIRED;

    /// What the key does, with its unit, in one sentence for the reference page.
    ///
    /// @return the sentence
    String description();
}
