package dev.headrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KitTest {
    private static final String PACKAGE = "dev.headrace.architecture.fixtures.kits.";
    private static final KitRules RULES =
            new KitRules(Reactor.get(), Reactor.get().classes());
    private static final KitRules FIXTURES = new KitRules(
            new FixtureLayout(Map.of(
                    "kits.api", new Module("headrace-data-api", "data", Ring.LIBRARY),
                    "kits.testkit", new Module("headrace-testkit", "core", Ring.TESTKIT),
                    "kits.leaf", new Module("headrace-data-duckdb", "data", Ring.LEAF),
                    "kits.other", new Module("headrace-data", "data", Ring.LIBRARY))),
            FixtureLayout.fixtures("kits"));

    @Test
    void everySpiOfTheCodeBaseHasAKit() {
        RULES.spisHaveKits().check(Reactor.get().classes());
    }

    @Test
    void everyImplementationOfTheCodeBasePassesItsKit() {
        RULES.implementationsPassTheirKits().check(Reactor.get().classes());
    }

    @Test
    void anSpiWithoutAKitIsFoundAndWhatIsNoSpiIsNot() {
        assertThat(FixtureLayout.violations(FIXTURES.spisHaveKits(), "kits"))
                .singleElement()
                .asString()
                .startsWith(PACKAGE + "api.Silent has no SilentConformanceTest in headrace-testkit");
    }

    @Test
    void anImplementationWithoutATestThatExtendsTheKitIsFound() {
        assertThat(FixtureLayout.violations(FIXTURES.implementationsPassTheirKits(), "kits"))
                .extracting(violation -> violation.substring(0, violation.indexOf(',')))
                .containsExactlyInAnyOrder(
                        PACKAGE + "leaf.UntestedGreeter implements Greeter",
                        PACKAGE + "other.ElsewhereGreeter implements Greeter",
                        PACKAGE + "leaf.Mute implements Silent");
    }

    @Test
    void whatIsSaidToBeNoSpiIsThere() {
        JavaClasses classes = Reactor.get().classes();

        assertThat(KitRules.NO_SPI.keySet())
                .allSatisfy(name ->
                        assertThat(classes.stream().map(JavaClass::getName)).contains(name));
    }
}
