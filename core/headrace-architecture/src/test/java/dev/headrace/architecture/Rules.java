package dev.headrace.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Makes rules of ArchUnit from what they apply to and a function that lists violations.
final class Rules {
    private Rules() {}

    static ArchRule rule(
            String sentence, Predicate<JavaClass> applies, Function<JavaClass, Stream<String>> violations) {
        return classes()
                .that(DescribedPredicate.describe("are covered", applies))
                .should(new ArchCondition<JavaClass>("keep the rule") {
                    @Override
                    public void check(JavaClass javaClass, ConditionEvents events) {
                        violations
                                .apply(javaClass)
                                .distinct()
                                .forEach(violation -> events.add(SimpleConditionEvent.violated(javaClass, violation)));
                    }
                })
                .as(sentence)
                .allowEmptyShould(true);
    }

    /// The classes that a class depends on, arrays and primitives resolved.
    static Stream<Dependency> dependencies(JavaClass javaClass) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                        !dependency.getTargetClass().getBaseComponentType().isPrimitive());
    }

    static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    /// Whether a class can be named from other packages: it and all classes around it are public.
    static boolean isVisible(JavaClass javaClass) {
        return javaClass.getModifiers().contains(JavaModifier.PUBLIC)
                && javaClass.getEnclosingClass().map(Rules::isVisible).orElse(true);
    }
}
