package dev.headrace.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Rules 2 to 6 and 10: who may see whom.
final class RingRules {
    private final Layout layout;

    RingRules(Layout layout) {
        this.layout = layout;
    }

    /// Rule 2: main code names only what its ring allows from outside Headrace.
    ArchRule outsideDependenciesAreOnTheAllowList() {
        return Rules.rule(
                "rule 2: dependencies from outside Headrace are on the ring's allow-list",
                layout::isMain,
                javaClass -> {
                    Module module = layout.moduleOf(javaClass).orElseThrow();
                    return Rules.dependencies(javaClass)
                            .filter(dependency ->
                                    layout.moduleOf(Rules.target(dependency)).isEmpty()
                                            && !module.ring().allowsFromOutside(Rules.target(dependency)))
                            .map(dependency -> module.name() + " (" + module.ring() + ") may not use "
                                    + Rules.target(dependency).getPackageName() + ": " + dependency.getDescription());
                });
    }

    /// Rules 2, 4 and 6 within Headrace: dependencies point inward, nobody sees a leaf but applications, a leaf
    /// never sees the engine, and a stage sees another stage's `-api` only.
    ArchRule dependenciesPointInward() {
        return Rules.rule("rules 2, 4, 6: dependencies between modules point inward", layout::isMain, javaClass -> {
            Module module = layout.moduleOf(javaClass).orElseThrow();
            return Rules.dependencies(javaClass).flatMap(dependency -> {
                Optional<Module> other = layout.moduleOf(Rules.target(dependency));
                return other.isEmpty() || module.maySee(other.get())
                        ? Stream.of()
                        : Stream.of(module.name() + " (" + module.ring() + ") may not see "
                                + other.get().name() + " (" + other.get().ring() + "): "
                                + dependency.getDescription());
            });
        });
    }

    /// Rule 3: a package from outside, Guice, is used in a few rings only, by main code.
    ArchRule onlySomeRingsUse(String packages, Set<Ring> rings) {
        return Rules.rule(
                "rule 3: " + packages + " only in " + rings,
                javaClass -> layout.isMain(javaClass)
                        && layout.moduleOf(javaClass)
                                .filter(module -> rings.contains(module.ring()))
                                .isEmpty(),
                javaClass -> Rules.dependencies(javaClass)
                        .filter(dependency -> PackageMatcher.of(packages)
                                .matches(Rules.target(dependency).getPackageName()))
                        .map(dependency -> "outside " + rings + ": " + dependency.getDescription()));
    }

    /// Rule 5: in a leaf only `*Plugin`, which implements `Plugin`, and `*Config` are public; what is nested in a
    /// `*Config` may be.
    ArchRule leavesHideTheirClasses() {
        return Rules.rule(
                "rule 5: in a leaf only plugins and configuration records are public",
                javaClass -> layout.isMain(javaClass)
                        && layout.moduleOf(javaClass)
                                .filter(module -> module.ring() == Ring.LEAF)
                                .isPresent()
                        && Rules.isVisible(javaClass),
                javaClass -> {
                    boolean plugin = javaClass.getSimpleName().endsWith("Plugin")
                            && javaClass.isAssignableTo("dev.headrace.core.plugin.Plugin");
                    return plugin || isInConfig(javaClass)
                            ? Stream.of()
                            : Stream.of(javaClass.getName() + " is public and neither a *Plugin nor a *Config");
                });
    }

    private static boolean isInConfig(JavaClass javaClass) {
        return (javaClass.isRecord() && javaClass.getSimpleName().endsWith("Config"))
                || javaClass.getEnclosingClass().map(RingRules::isInConfig).orElse(false);
    }

    /// Rule 6: packages form no cycle.
    static ArchRule noCyclesBetween(String slices) {
        return slices().matching(slices)
                .should()
                .beFreeOfCycles()
                .as("rule 6: no cycles between packages")
                .allowEmptyShould(true);
    }

    /// Rule 10: `internal` packages are used in their own module only, tests included.
    ArchRule internalStaysInItsModule() {
        return Rules.rule(
                "rule 10: internal packages are used in their own module only",
                javaClass -> layout.moduleOf(javaClass).isPresent(),
                javaClass -> Rules.dependencies(javaClass)
                        .filter(dependency -> PackageMatcher.of("..internal..")
                                        .matches(Rules.target(dependency).getPackageName())
                                && layout.moduleOf(Rules.target(dependency))
                                        .filter(owner -> !layout.moduleOf(javaClass)
                                                .map(Module::name)
                                                .equals(Optional.of(owner.name())))
                                        .isPresent())
                        .map(dependency -> "internal to another module: " + dependency.getDescription()));
    }
}
