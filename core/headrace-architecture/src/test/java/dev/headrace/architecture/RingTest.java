package dev.headrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RingTest {
    private static final Set<Ring> WITH_GUICE = EnumSet.of(Ring.ENGINE, Ring.APPLICATION);
    private static final RingRules RULES = new RingRules(Reactor.get());
    private static final RingRules FIXTURES = new RingRules(new FixtureLayout(Map.of(
            "rings.core", new Module("headrace-core", "core", Ring.CORE),
            "rings.engine", new Module("headrace-runtime", "core", Ring.ENGINE),
            "rings.library", new Module("headrace-labeling", "labeling", Ring.LIBRARY),
            "rings.other", new Module("headrace-monitoring", "monitoring", Ring.LIBRARY),
            "rings.leaf", new Module("headrace-store-sql", "core", Ring.LEAF))));

    static Stream<ArchRule> rules() {
        return Stream.of(
                RULES.outsideDependenciesAreOnTheAllowList(),
                RULES.dependenciesPointInward(),
                RULES.onlySomeRingsUse("com.google.inject..", WITH_GUICE),
                RULES.leavesHideTheirClasses(),
                RingRules.noCyclesBetween("dev.headrace.(**)"),
                RULES.internalStaysInItsModule());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCodeBaseKeeps(ArchRule rule) {
        rule.check(Reactor.get().classes());
    }

    @Test
    void aDependencyThatIsNotOnTheAllowListIsFound() {
        assertThat(FixtureLayout.violations(FIXTURES.outsideDependenciesAreOnTheAllowList(), "rings"))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation)
                        .startsWith("headrace-core (CORE) may not use org.assertj.core.api: ")
                        .contains("UsesThirdParty"));
    }

    @Test
    void dependenciesThatPointOutwardAreFound() {
        assertThat(FixtureLayout.violations(FIXTURES.dependenciesPointInward(), "rings"))
                .anyMatch(
                        violation -> violation.startsWith("headrace-core (CORE) may not see headrace-store-sql (LEAF)"))
                .anyMatch(violation ->
                        violation.startsWith("headrace-store-sql (LEAF) may not see headrace-runtime (ENGINE)"))
                .anyMatch(violation ->
                        violation.startsWith("headrace-labeling (LIBRARY) may not see headrace-monitoring (LIBRARY)"))
                .noneMatch(
                        violation -> violation.startsWith("headrace-store-sql (LEAF) may not see headrace-labeling"));
    }

    @Test
    void aPackageForSomeRingsIsFoundInAnother() {
        assertThat(FixtureLayout.violations(FIXTURES.onlySomeRingsUse("org.assertj..", WITH_GUICE), "rings"))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains("UsesThirdParty"));
        assertThat(FixtureLayout.violations(FIXTURES.onlySomeRingsUse("org.assertj..", EnumSet.of(Ring.CORE)), "rings"))
                .isEmpty();
    }

    @Test
    void whatALeafMakesPublicIsFound() {
        assertThat(FixtureLayout.violations(FIXTURES.leavesHideTheirClasses(), "rings"))
                .containsExactlyInAnyOrder(
                        "dev.headrace.architecture.fixtures.rings.leaf.Connection is public and neither a *Plugin nor a *Config",
                        "dev.headrace.architecture.fixtures.rings.leaf.ImpostorPlugin is public and neither a *Plugin nor a *Config");
    }

    @Test
    void aCycleIsFound() {
        assertThat(FixtureLayout.violations(
                        RingRules.noCyclesBetween("dev.headrace.architecture.fixtures.(cycle.*)"), "cycle"))
                .singleElement()
                .asString()
                .contains("Cycle detected", "One", "Two");
    }

    @Test
    void aGuestInAnInternalPackageIsFound() {
        assertThat(FixtureLayout.violations(FIXTURES.internalStaysInItsModule(), "rings"))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation)
                        .startsWith("internal to another module: ")
                        .contains("rings.leaf.LibraryUser", "rings.library.internal.Hidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "headrace-core, headrace-core, true",
        "headrace-data-api, headrace-core, true",
        "headrace-data-api, headrace-labeling-api, true",
        "headrace-data-api, headrace-statistics, false",
        "headrace-labeling, headrace-data-api, true",
        "headrace-labeling, headrace-statistics, true",
        "headrace-labeling, headrace-monitoring, false",
        "headrace-labeling, headrace-store-sql, false",
        "headrace-runtime, headrace-data-api, true",
        "headrace-runtime, headrace-labeling, false",
        "headrace-runtime, headrace-store-sql, false",
        "headrace-store-sql, headrace-labeling, true",
        "headrace-store-sql, headrace-runtime, false",
        "headrace-store-sql, headrace-duckdb, false",
        "headrace-testkit, headrace-data-api, true",
        "headrace-testkit, headrace-labeling, false",
        "headrace-cli, headrace-runtime, true",
        "headrace-cli, headrace-store-sql, true",
        "headrace-cli, headrace-testkit, false",
        "headrace-core, headrace-data-api, false",
        "headrace-core, headrace-testkit, false"
    })
    void whoMaySeeWhom(String from, String to, boolean expected) {
        assertThat(module(from).maySee(module(to))).isEqualTo(expected);
    }

    @Test
    void modulesOfOneStageMaySeeEachOtherButNotTheApi() {
        Module statistics = new Module("headrace-statistics", "validation", Ring.LIBRARY);
        Module validation = new Module("headrace-validation", "validation", Ring.LIBRARY);
        Module api = new Module("headrace-validation-api", "validation", Ring.LIBRARY);

        assertThat(statistics.maySee(validation)).isTrue();
        assertThat(api.maySee(validation)).isFalse();
        assertThat(api.rootPackage()).isEqualTo("dev.headrace.validation");
    }

    private static Module module(String name) {
        Ring ring = switch (name) {
            case "headrace-core" -> Ring.CORE;
            case "headrace-runtime" -> Ring.ENGINE;
            case "headrace-store-sql", "headrace-duckdb" -> Ring.LEAF;
            case "headrace-cli" -> Ring.APPLICATION;
            case "headrace-testkit" -> Ring.TESTKIT;
            default -> Ring.LIBRARY;
        };
        return new Module(name, name.replaceFirst("-api$", ""), ring);
    }
}
