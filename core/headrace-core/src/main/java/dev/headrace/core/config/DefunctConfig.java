package dev.headrace.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lists keys that a configuration record once had. Using one is an error that says so, not an unknown key.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DefunctConfig {
    /// The removed keys.
    ///
    /// @return keys in kebab-case
    String[] value();
}
