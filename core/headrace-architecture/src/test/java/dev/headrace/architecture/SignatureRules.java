package dev.headrace.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Rule 15: what plugins compile against names nobody else's types.
final class SignatureRules {
    private static final PackageMatchers TYPES = PackageMatchers.of("java..", "org.apache.arrow..");
    /// Those of Jackson name the cases of a sealed type in JSON; whoever does not read JSON need not know them.
    private static final PackageMatchers ANNOTATIONS = PackageMatchers.of(
            "java..", "org.apache.arrow..", "org.jspecify..", "jakarta.inject..", "com.fasterxml.jackson.annotation..");

    private final Layout layout;

    SignatureRules(Layout layout) {
        this.layout = layout;
    }

    /// Public signatures of core and `-api` modules mention the JDK, Headrace and Arrow; annotations of
    /// jspecify, `jakarta.inject` and Jackson are fine.
    ArchRule signaturesMentionNoThirdParty() {
        return Rules.rule(
                "rule 15: public signatures of core and -api modules mention no third-party type but Arrow",
                javaClass -> layout.isMain(javaClass)
                        && layout.moduleOf(javaClass).filter(Module::isApi).isPresent()
                        && Rules.isVisible(javaClass),
                javaClass -> Stream.concat(
                        header(javaClass).map(type -> javaClass.getName() + " mentions " + type),
                        javaClass.getMembers().stream()
                                .filter(SignatureRules::isVisible)
                                .flatMap(member ->
                                        signature(member).map(type -> member.getFullName() + " mentions " + type))));
    }

    private Stream<String> header(JavaClass javaClass) {
        Stream<JavaType> supertypes =
                Stream.concat(javaClass.getSuperclass().stream(), javaClass.getInterfaces().stream());
        Stream<JavaClass> bounds = javaClass.getTypeParameters().stream()
                .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream());
        return Stream.concat(
                foreign(Stream.concat(supertypes.flatMap(type -> type.getAllInvolvedRawTypes().stream()), bounds)),
                foreignAnnotations(javaClass.getAnnotations().stream()));
    }

    private Stream<String> signature(JavaMember member) {
        Stream<JavaClass> types = member.getAllInvolvedRawTypes().stream();
        Stream<JavaClass> thrown =
                member instanceof JavaCodeUnit unit ? unit.getExceptionTypes().stream() : Stream.of();
        return Stream.concat(
                foreign(Stream.concat(types, thrown)), foreignAnnotations(member.getAnnotations().stream()));
    }

    private Stream<String> foreign(Stream<JavaClass> types) {
        return types.filter(isForeign(TYPES)).map(JavaClass::getName);
    }

    private Stream<String> foreignAnnotations(Stream<? extends JavaAnnotation<?>> annotations) {
        return annotations
                .map(JavaAnnotation::getRawType)
                .filter(isForeign(ANNOTATIONS))
                .map(JavaClass::getName);
    }

    private Predicate<JavaClass> isForeign(PackageMatchers allowed) {
        return type -> {
            JavaClass base = type.getBaseComponentType();
            return !base.isPrimitive()
                    && !allowed.test(base.getPackageName())
                    && layout.moduleOf(base).filter(Module::isApi).isEmpty();
        };
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
    }
}
