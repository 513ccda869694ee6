package dev.headrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;

/// Where a module stands; dependencies point inward only.
enum Ring {
    /// `headrace-core`.
    CORE,
    /// What plugins compile against, and the stages' libraries.
    LIBRARY,
    /// What builds and runs: `headrace-runtime`.
    ENGINE,
    /// One heavy dependency each.
    LEAF,
    /// One heavy dependency behind classes that people use: what a leaf is, without a plugin in between.
    ADAPTER,
    /// Launchers, examples, benchmarks.
    APPLICATION,
    /// `headrace-testkit`, which is a library for tests.
    TESTKIT,
    /// What has no code that anyone uses.
    BUILD;

    private static final PackageMatchers FOR_CORE = PackageMatchers.of(
            "java..", "org.slf4j..", "org.jspecify..", "jakarta.inject..", "com.fasterxml.jackson..");
    private static final PackageMatchers FOR_LIBRARIES =
            PackageMatchers.of("org.apache.arrow..", "org.apache.commons.statistics..", "jdk.incubator.vector..");
    private static final PackageMatchers FOR_THE_ENGINE = PackageMatchers.of("com.google.inject..");
    private static final PackageMatchers FOR_THE_TESTKIT = PackageMatchers.of("org.junit.jupiter..", "org.assertj..");

    /// Whether main code of this ring may name a package from outside Headrace: the allow-lists.
    boolean allowsFromOutside(JavaClass thirdParty) {
        String name = thirdParty.getPackageName();
        return switch (this) {
            case CORE -> FOR_CORE.test(name);
            case LIBRARY -> FOR_CORE.test(name) || FOR_LIBRARIES.test(name);
            case ENGINE -> FOR_CORE.test(name) || FOR_LIBRARIES.test(name) || FOR_THE_ENGINE.test(name);
            case TESTKIT -> FOR_CORE.test(name) || FOR_LIBRARIES.test(name) || FOR_THE_TESTKIT.test(name);
            case LEAF, ADAPTER, APPLICATION, BUILD -> true;
        };
    }
}
