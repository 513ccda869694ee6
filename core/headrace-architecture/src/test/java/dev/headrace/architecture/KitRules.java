package dev.headrace.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Rule 12: every SPI has a kit, and every implementation passes it.
///
/// An SPI is a public interface of core or an `-api` module that is neither sealed nor an annotation nor
/// listed in [#NO_SPI]. Its kit is the class `InterfaceConformanceTest` of `headrace-testkit`. An
/// implementation is a concrete class in main code of any module, but for what a kit nests for its own use;
/// its test extends the kit, is in the implementation's module, and is named after the implementation or uses
/// it.
final class KitRules {
    /// Public interfaces that plugins do not implement, each with the reason.
    static final Map<String, String> NO_SPI = Map.of(
            "dev.headrace.core.ErrorCode", "one enum a module; rule 7 checks it",
            "dev.headrace.core.plugin.Plugin", "a list of what is provided; the engine checks it when it loads plugins",
            "dev.headrace.core.component.ComponentContext", "the engine implements it, and its tests test that",
            "dev.headrace.core.component.ArtifactDraft", "the engine implements it, and its tests test that",
            "dev.headrace.data.spi.DataReader", "what a DataSource returns; DataSourceConformanceTest tests it",
            "dev.headrace.data.spi.Table", "what a TableSource returns; TableSourceConformanceTest tests it",
            "dev.headrace.serving.spi.RunningServer", "what a ModelServer returns; ModelServerConformanceTest tests it",
            "dev.headrace.training.spi.TrainingMonitor", "callers implement it; TrainerConformanceTest tests its use");

    private static final String TESTKIT = "headrace-testkit";
    private static final String KIT = "ConformanceTest";

    private final Layout layout;
    private final JavaClasses classes;

    KitRules(Layout layout, JavaClasses classes) {
        this.layout = layout;
        this.classes = classes;
    }

    /// Every SPI has a kit.
    ArchRule spisHaveKits() {
        return Rules.rule(
                "rule 12: every SPI has a kit in " + TESTKIT,
                this::isSpi,
                spi -> kit(spi).isPresent()
                        ? Stream.of()
                        : Stream.of(spi.getName() + " has no " + spi.getSimpleName() + KIT + " in " + TESTKIT
                                + ": write it, or say in KitRules.NO_SPI why there is none"));
    }

    /// Every implementation has a test that extends the kit.
    ArchRule implementationsPassTheirKits() {
        return Rules.rule(
                "rule 12: every implementation of an SPI has a test that extends the kit",
                javaClass -> layout.isMain(javaClass) && NameRules.isConcrete(javaClass) && !isInKit(javaClass),
                javaClass -> classes.stream()
                        .filter(spi -> isSpi(spi) && javaClass.isAssignableTo(spi.getName()))
                        .filter(spi -> kit(spi).filter(
                                        kit -> classes.stream().anyMatch(test -> isTest(test, kit, javaClass)))
                                .isEmpty())
                        .map(spi -> javaClass.getName() + " implements " + spi.getSimpleName()
                                + ", and no test of its module that extends " + spi.getSimpleName() + KIT
                                + " is named after it or uses it"));
    }

    private boolean isSpi(JavaClass javaClass) {
        return javaClass.isInterface()
                && !javaClass.isAnnotation()
                && !javaClass.isSealed()
                && layout.isMain(javaClass)
                && layout.moduleOf(javaClass).filter(Module::isApi).isPresent()
                && Rules.isVisible(javaClass)
                && !NO_SPI.containsKey(javaClass.getName());
    }

    private Optional<JavaClass> kit(JavaClass spi) {
        return classes.stream()
                .filter(candidate -> candidate.getSimpleName().equals(spi.getSimpleName() + KIT)
                        && candidate.getModifiers().contains(JavaModifier.ABSTRACT)
                        && layout.isMain(candidate)
                        && moduleName(candidate).equals(Optional.of(TESTKIT)))
                .findFirst();
    }

    private static boolean isInKit(JavaClass javaClass) {
        return javaClass
                .getEnclosingClass()
                .map(outer -> outer.getSimpleName().endsWith(KIT) || isInKit(outer))
                .orElse(false);
    }

    private boolean isTest(JavaClass test, JavaClass kit, JavaClass implementation) {
        return !layout.isMain(test)
                && NameRules.isConcrete(test)
                && test.isAssignableTo(kit.getName())
                && moduleName(test).equals(moduleName(implementation))
                && (isNamedAfter(test, implementation)
                        || test.getDirectDependenciesFromSelf().stream()
                                .map(Dependency::getTargetClass)
                                .anyMatch(target -> target.getName().equals(implementation.getName())));
    }

    /// Whether a test, or the class that it is nested in, is named after an implementation.
    private static boolean isNamedAfter(JavaClass test, JavaClass implementation) {
        return test.getSimpleName().startsWith(implementation.getSimpleName())
                || test.getEnclosingClass()
                        .map(outer -> isNamedAfter(outer, implementation))
                        .orElse(false);
    }

    private Optional<String> moduleName(JavaClass javaClass) {
        return layout.moduleOf(javaClass).map(Module::name);
    }
}
