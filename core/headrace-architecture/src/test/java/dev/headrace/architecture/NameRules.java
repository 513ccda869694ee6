package dev.headrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/// Rules 7, 11 and 13: names and what they promise.
final class NameRules {
    private static final String ERROR_CODE = "dev.headrace.core.ErrorCode";
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";
    private static final String DISABLED = "org.junit.jupiter.api.Disabled";

    private final Layout layout;

    NameRules(Layout layout) {
        this.layout = layout;
    }

    /// Rule 7: error codes are enums named `*ErrorCode`, `*Config` are records, accumulators are final and named
    /// `*Accumulator`.
    ArchRule namesKeepTheirPromises() {
        return Rules.rule("rule 7: names keep their promises", layout::isMain, javaClass -> {
            String name = javaClass.getSimpleName();
            Stream.Builder<String> violations = Stream.builder();
            if (javaClass.isAssignableTo(ERROR_CODE)
                    && !javaClass.isInterface()
                    && !(javaClass.isEnum() && name.endsWith("ErrorCode"))) {
                violations.add(javaClass.getName() + " is an ErrorCode and not an enum named *ErrorCode");
            }
            if (name.endsWith("Config") && !javaClass.isAnnotation() && !javaClass.isRecord()) {
                violations.add(javaClass.getName() + " is named *Config and is not a record");
            }
            boolean accumulator = !javaClass.isInterface()
                    && javaClass.getAllRawInterfaces().stream()
                            .anyMatch(type -> type.getSimpleName().equals("Accumulator"));
            if (accumulator
                    && !(javaClass.getModifiers().contains(JavaModifier.FINAL) && name.endsWith("Accumulator"))) {
                violations.add(javaClass.getName() + " is an Accumulator and not final and named *Accumulator");
            }
            return violations.build();
        });
    }

    /// Rule 11: every package is `@NullMarked`.
    ArchRule packagesAreNullMarked() {
        return Rules.rule(
                "rule 11: every package is @NullMarked",
                javaClass -> layout.moduleOf(javaClass).isPresent(),
                javaClass -> javaClass.getPackage().isAnnotatedWith(NULL_MARKED)
                        ? Stream.of()
                        : Stream.of(javaClass.getPackageName() + " is not @NullMarked: it needs a package-info"));
    }

    /// Rule 13: a package's name starts with its module's.
    ArchRule packagesStartWithTheirModule() {
        return Rules.rule(
                "rule 13: package names start with the module's name",
                javaClass -> layout.moduleOf(javaClass).isPresent(),
                javaClass -> {
                    Module module = layout.moduleOf(javaClass).orElseThrow();
                    return (javaClass.getPackageName() + ".").startsWith(module.rootPackage() + ".")
                            ? Stream.of()
                            : Stream.of(javaClass.getName() + " of " + module.name() + " is not in "
                                    + module.rootPackage());
                });
    }

    /// Rule 13: classes with tests are named `*Test`, abstract ones `*ConformanceTest`. Nested ones are parts of
    /// them.
    ArchRule testsAreNamedTest() {
        return Rules.rule(
                "rule 13: test classes are named *Test, kits *ConformanceTest",
                javaClass -> layout.moduleOf(javaClass).isPresent()
                        && javaClass.getEnclosingClass().isEmpty()
                        && javaClass.getAllMethods().stream().anyMatch(method -> method.isMetaAnnotatedWith(TESTABLE)),
                javaClass -> {
                    String suffix =
                            javaClass.getModifiers().contains(JavaModifier.ABSTRACT) ? "ConformanceTest" : "Test";
                    return javaClass.getSimpleName().endsWith(suffix)
                            ? Stream.of()
                            : Stream.of(javaClass.getName() + " has tests and is not named *" + suffix);
                });
    }

    /// Rule 13: no test is disabled.
    ArchRule noTestIsDisabled() {
        return Rules.rule(
                "rule 13: no test is disabled",
                javaClass -> layout.moduleOf(javaClass).isPresent(),
                javaClass -> Stream.concat(
                                javaClass.isAnnotatedWith(DISABLED) ? Stream.of(javaClass.getName()) : Stream.of(),
                                javaClass.getMethods().stream()
                                        .filter(method -> method.isAnnotatedWith(DISABLED))
                                        .map(method -> method.getFullName()))
                        .map(name -> name + " is @Disabled"));
    }

    static boolean isConcrete(JavaClass javaClass) {
        return !javaClass.isInterface() && !javaClass.getModifiers().contains(JavaModifier.ABSTRACT);
    }
}
