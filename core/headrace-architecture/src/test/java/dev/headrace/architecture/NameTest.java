package dev.headrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NameTest {
    private static final String PACKAGE = "dev.headrace.architecture.fixtures.";
    private static final NameRules RULES = new NameRules(Reactor.get());
    private static final NameRules FIXTURES = new NameRules(
            new FixtureLayout(Map.of("names", new Module("headrace-monitoring", "monitoring", Ring.LIBRARY))));

    static Stream<ArchRule> rules() {
        return Stream.of(
                RULES.namesKeepTheirPromises(),
                RULES.packagesAreNullMarked(),
                RULES.packagesStartWithTheirModule(),
                RULES.testsAreNamedTest(),
                RULES.noTestIsDisabled());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCodeBaseKeeps(ArchRule rule) {
        rule.check(Reactor.get().classes());
    }

    @Test
    void namesThatBreakTheirPromiseAreFound() {
        assertThat(FixtureLayout.violations(FIXTURES.namesKeepTheirPromises(), "names"))
                .containsExactlyInAnyOrder(
                        PACKAGE + "names.ClassErrorCode is an ErrorCode and not an enum named *ErrorCode",
                        PACKAGE + "names.Mistakes is an ErrorCode and not an enum named *ErrorCode",
                        PACKAGE + "names.ClassConfig is named *Config and is not a record",
                        PACKAGE + "names.OpenAccumulator is an Accumulator and not final and named *Accumulator",
                        PACKAGE + "names.Sum is an Accumulator and not final and named *Accumulator");
    }

    @Test
    void aPackageWithoutNullMarkedIsFound() {
        assertThat(FixtureLayout.violations(FIXTURES.packagesAreNullMarked(), "names"))
                .containsExactly(PACKAGE + "names.unmarked is not @NullMarked: it needs a package-info");
    }

    @Test
    void aPackageOfAnotherNameThanItsModuleIsFound() {
        assertThat(FixtureLayout.violations(FIXTURES.packagesStartWithTheirModule(), "names.unmarked"))
                .containsExactly(
                        PACKAGE + "names.unmarked.Unmarked of headrace-monitoring is not in dev.headrace.monitoring");
    }

    @Test
    void testsOfAnotherNameAreFound() {
        assertThat(FixtureLayout.violations(FIXTURES.testsAreNamedTest(), "names"))
                .containsExactlyInAnyOrder(
                        PACKAGE + "names.tests.Checks has tests and is not named *Test",
                        PACKAGE + "names.tests.BaseChecks has tests and is not named *ConformanceTest");
    }

    @Test
    void disabledTestsAreFound() {
        assertThat(FixtureLayout.violations(FIXTURES.noTestIsDisabled(), "names"))
                .containsExactlyInAnyOrder(
                        PACKAGE + "names.tests.Checks.isOff() is @Disabled",
                        PACKAGE + "names.tests.BaseChecks is @Disabled");
    }
}
