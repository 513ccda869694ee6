package dev.headrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignatureTest {
    private static final SignatureRules FIXTURES = new SignatureRules(
            new FixtureLayout(Map.of("signatures", new Module("headrace-data-api", "data", Ring.LIBRARY))));

    @Test
    void theCodeBaseKeepsTheRule() {
        new SignatureRules(Reactor.get())
                .signaturesMentionNoThirdParty()
                .check(Reactor.get().classes());
    }

    @Test
    void thirdPartyTypesInPublicSignaturesAreFound() {
        String leaks = "dev.headrace.architecture.fixtures.signatures.Leaks";

        assertThat(FixtureLayout.violations(FIXTURES.signaturesMentionNoThirdParty(), "signatures"))
                .containsExactlyInAnyOrder(
                        leaks + " mentions org.assertj.core.api.AbstractAssert",
                        leaks + ".result() mentions org.assertj.core.api.Condition",
                        leaks + ".parameter(java.util.List) mentions org.assertj.core.api.Condition",
                        leaks + ".array([Lorg.assertj.core.api.Condition;) mentions org.assertj.core.api.Condition",
                        leaks + ".thrown() mentions org.junit.jupiter.api.extension.ParameterResolutionException",
                        leaks + ".annotated() mentions org.junit.jupiter.api.Tag");
    }
}
