package dev.headrace.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Rules 8, 9 and 14: what code does not do.
final class CodeRules {
    private static final String CLI = "headrace-cli";
    private static final Set<String> GENERIC =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");
    private static final Set<String> CLOCK_CALLS = Set.of(
            "java.lang.System.currentTimeMillis()", "java.util.Date.<init>()", "java.util.Calendar.getInstance()");
    private static final Set<String> CHANCE_CALLS = Set.of(
            "java.lang.Math.random()",
            "java.lang.StrictMath.random()",
            "java.util.Random.<init>()",
            "java.util.SplittableRandom.<init>()",
            "java.security.SecureRandom.<init>()",
            "java.util.UUID.randomUUID()",
            "java.util.Collections.shuffle(java.util.List)",
            "java.util.concurrent.ThreadLocalRandom.current()",
            "java.util.random.RandomGenerator.getDefault()",
            "java.util.random.RandomGenerator.of(java.lang.String)");
    private static final Set<String> SERIALIZATION =
            Set.of("java.io.ObjectInputStream", "java.io.ObjectOutputStream", "java.io.Externalizable");
    private static final Set<String> SERIALIZATION_METHODS =
            Set.of("readObject", "readResolve", "writeObject", "writeReplace", "readExternal", "writeExternal");

    private final Layout layout;

    CodeRules(Layout layout) {
        this.layout = layout;
    }

    /// Rule 8: only the command line writes to standard streams.
    ArchRule noStandardStreams() {
        return Rules.rule(
                "rule 8: no standard streams outside " + CLI,
                javaClass -> layout.isMain(javaClass) && !isIn(javaClass, CLI),
                javaClass -> Stream.concat(
                        javaClass.getFieldAccessesFromSelf().stream()
                                .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                                .map(JavaAccess::getDescription),
                        calls(
                                javaClass,
                                access -> access.getName().equals("printStackTrace")
                                        && access.getTarget().getFullName().endsWith("printStackTrace()"))));
    }

    /// Rule 8: logs go to slf4j.
    ArchRule noJavaUtilLogging() {
        return Rules.rule(
                "rule 8: no java.util.logging",
                layout::isMain,
                javaClass -> Rules.dependencies(javaClass)
                        .filter(dependency -> PackageMatcher.of("java.util.logging..")
                                .matches(Rules.target(dependency).getPackageName()))
                        .map(dependency -> dependency.getDescription()));
    }

    /// Rule 8: exceptions say what happened by their class or code.
    ArchRule noBareExceptions() {
        return Rules.rule(
                "rule 8: no bare RuntimeException or Exception",
                // An exception's own constructor calls that of its superclass.
                javaClass -> layout.isMain(javaClass) && !javaClass.isAssignableTo(Throwable.class),
                javaClass -> javaClass.getAccessesFromSelf().stream()
                        .filter(access -> access.getName().equals("<init>")
                                && GENERIC.contains(access.getTargetOwner().getName()))
                        .map(JavaAccess::getDescription));
    }

    /// Rule 8: no public instance fields.
    ArchRule noPublicInstanceFields() {
        return Rules.rule(
                "rule 8: no public instance fields",
                layout::isMain,
                javaClass -> javaClass.getFields().stream()
                        .filter(field -> field.getModifiers().contains(PUBLIC)
                                && !field.getModifiers().contains(STATIC))
                        .map(field -> field.getFullName() + " is a public instance field"));
    }

    /// Rule 8: a record's accessors return no arrays, which others could change.
    ArchRule noArraysInRecords() {
        return Rules.rule(
                "rule 8: accessors of public records return no arrays",
                javaClass -> layout.isMain(javaClass) && javaClass.isRecord() && Rules.isVisible(javaClass),
                javaClass -> javaClass.getFields().stream()
                        .filter(CodeRules::isComponent)
                        .filter(field -> field.getRawType().isArray())
                        .map(field -> field.getFullName() + " is an array"));
    }

    /// Rule 9: time and chance are given, never taken. An application may ask the system for the time.
    ArchRule timeAndChanceAreGiven() {
        return Rules.rule(
                "rule 9: time and chance are given, never taken",
                layout::isMain,
                javaClass -> calls(
                        javaClass,
                        access -> CHANCE_CALLS.contains(access.getTarget().getFullName())
                                || (!isIn(javaClass, CLI) && readsTheClock(access))));
    }

    /// Rule 14: no Java serialization.
    ArchRule noJavaSerialization() {
        return Rules.rule(
                "rule 14: no Java serialization",
                layout::isMain,
                javaClass -> Stream.concat(
                        Rules.dependencies(javaClass)
                                .filter(dependency -> SERIALIZATION.contains(
                                        Rules.target(dependency).getName()))
                                .map(dependency -> dependency.getDescription()),
                        javaClass.getMethods().stream()
                                .filter(CodeRules::isSerializationMethod)
                                .map(method -> method.getFullName() + " is for Java serialization")));
    }

    /// Rule 14: only the engine, which loads plugins, finds classes by name.
    ArchRule classesAreFoundByNameInTheEngineOnly() {
        return Rules.rule(
                "rule 14: Class.forName only in the engine",
                javaClass -> layout.isMain(javaClass)
                        && layout.moduleOf(javaClass)
                                .filter(module -> module.ring() == Ring.ENGINE)
                                .isEmpty(),
                javaClass -> calls(
                        javaClass,
                        access -> access.getTargetOwner().isEquivalentTo(Class.class)
                                && access.getName().equals("forName")));
    }

    private static Stream<String> calls(JavaClass javaClass, Predicate<JavaAccess<?>> forbidden) {
        return javaClass.getAccessesFromSelf().stream().filter(forbidden).map(JavaAccess::getDescription);
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        boolean now = access.getName().equals("now")
                && access.getTargetOwner().getPackageName().startsWith("java.time")
                && !access.getTarget().getFullName().contains("(" + Clock.class.getName() + ")");
        return now || CLOCK_CALLS.contains(access.getTarget().getFullName());
    }

    private static boolean isComponent(JavaField field) {
        return !field.getModifiers().contains(STATIC);
    }

    private static boolean isSerializationMethod(JavaMethod method) {
        List<JavaClass> parameters = method.getRawParameterTypes();
        return SERIALIZATION_METHODS.contains(method.getName())
                && (parameters.isEmpty() || parameters.getFirst().getName().startsWith("java.io.Object"));
    }

    private boolean isIn(JavaClass javaClass, String module) {
        return layout.moduleOf(javaClass)
                .filter(found -> found.name().equals(module))
                .isPresent();
    }
}
