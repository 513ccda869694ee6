package dev.headrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CodeTest {
    private static final CodeRules RULES = new CodeRules(Reactor.get());
    private static final CodeRules FIXTURES = in("headrace-monitoring", Ring.LIBRARY);
    private static final CodeRules CLI = in("headrace-cli", Ring.APPLICATION);

    static Stream<ArchRule> rules() {
        return Stream.of(
                RULES.noStandardStreams(),
                RULES.noJavaUtilLogging(),
                RULES.noBareExceptions(),
                RULES.noPublicInstanceFields(),
                RULES.noArraysInRecords(),
                RULES.timeAndChanceAreGiven(),
                RULES.noJavaSerialization(),
                RULES.classesAreFoundByNameInTheEngineOnly());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCodeBaseKeeps(ArchRule rule) {
        rule.check(Reactor.get().classes());
    }

    @Test
    void standardStreamsAreFoundOutsideTheCommandLine() {
        assertThat(FixtureLayout.violations(FIXTURES.noStandardStreams(), "code"))
                .hasSize(3)
                .allSatisfy(violation -> assertThat(violation).contains("code.Prints."))
                .anyMatch(violation -> violation.contains("java.lang.System.out"))
                .anyMatch(violation -> violation.contains("java.lang.System.err"))
                .anyMatch(violation -> violation.contains("printStackTrace()"));
        assertThat(FixtureLayout.violations(CLI.noStandardStreams(), "code")).isEmpty();
    }

    @Test
    void javaUtilLoggingIsFound() {
        assertThat(FixtureLayout.violations(FIXTURES.noJavaUtilLogging(), "code"))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains("code.Logs"));
    }

    @Test
    void bareExceptionsAreFoundAndOnesOwnAreNot() {
        assertThat(FixtureLayout.violations(FIXTURES.noBareExceptions(), "code"))
                .hasSize(2)
                .allSatisfy(violation -> assertThat(violation).contains("code.Throws."))
                .anyMatch(violation -> violation.contains("java.lang.RuntimeException"))
                .anyMatch(violation -> violation.contains("java.lang.Exception"));
    }

    @Test
    void publicInstanceFieldsAreFound() {
        assertThat(FixtureLayout.violations(FIXTURES.noPublicInstanceFields(), "code"))
                .containsExactly("dev.headrace.architecture.fixtures.code.OpenField.value is a public instance field");
    }

    @Test
    void arraysInPublicRecordsAreFound() {
        assertThat(FixtureLayout.violations(FIXTURES.noArraysInRecords(), "code"))
                .containsExactly("dev.headrace.architecture.fixtures.code.Weights.values is an array");
    }

    @Test
    void timeAndChanceThatAreTakenAreFound() {
        assertThat(FixtureLayout.violations(FIXTURES.timeAndChanceAreGiven(), "code"))
                .hasSize(9)
                .allSatisfy(violation -> assertThat(violation).contains("code.Takes."))
                .anyMatch(violation -> violation.contains("calls method <java.time.Instant.now()>"))
                .anyMatch(violation -> violation.contains("references method <java.time.Instant.now()>"))
                .anyMatch(violation -> violation.contains("java.time.LocalDate.now()"))
                .anyMatch(violation -> violation.contains("java.time.LocalDate.now(java.time.ZoneId)"))
                .anyMatch(violation -> violation.contains("java.lang.System.currentTimeMillis()"))
                .anyMatch(violation -> violation.contains("java.lang.Math.random()"))
                .anyMatch(violation -> violation.contains("java.util.Random.<init>()"))
                .anyMatch(violation -> violation.contains("java.util.UUID.randomUUID()"))
                .anyMatch(violation -> violation.contains("java.util.Collections.shuffle(java.util.List)"));
    }

    @Test
    void theCommandLineMayReadTheClockButTakesNoChance() {
        assertThat(FixtureLayout.violations(CLI.timeAndChanceAreGiven(), "code"))
                .hasSize(4)
                .noneMatch(violation -> violation.contains("java.time"))
                .anyMatch(violation -> violation.contains("java.util.Random.<init>()"));
    }

    @Test
    void javaSerializationIsFound() {
        assertThat(FixtureLayout.violations(FIXTURES.noJavaSerialization(), "code"))
                .anyMatch(violation -> violation.contains("code.Serializes.read("))
                .anyMatch(violation -> violation.endsWith(
                        "code.Serializes.readObject(java.io.ObjectInputStream) is for Java serialization"))
                .allSatisfy(violation -> assertThat(violation).contains("code.Serializes"));
    }

    @Test
    void findingClassesByNameIsFoundOutsideTheEngine() {
        assertThat(FixtureLayout.violations(FIXTURES.classesAreFoundByNameInTheEngineOnly(), "code"))
                .singleElement()
                .asString()
                .contains("code.FindsByName.find(", "java.lang.Class.forName(java.lang.String)");
        assertThat(FixtureLayout.violations(
                        in("headrace-runtime", Ring.ENGINE).classesAreFoundByNameInTheEngineOnly(), "code"))
                .isEmpty();
    }

    private static CodeRules in(String module, Ring ring) {
        return new CodeRules(new FixtureLayout(Map.of("code", new Module(module, "stage", ring))));
    }
}
