package dev.headrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;

/// Says which module a class belongs to: by its place in the reactor, or, for the fixtures that prove the rules, by
/// its package.
interface Layout {
    /// The module, or empty for a class from outside Headrace.
    Optional<Module> moduleOf(JavaClass javaClass);

    /// Whether the class is published code and not a test's.
    boolean isMain(JavaClass javaClass);
}
