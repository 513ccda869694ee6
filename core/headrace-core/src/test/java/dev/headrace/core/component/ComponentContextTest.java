package dev.headrace.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.Seed;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComponentContextTest {
    private static final Artifact ARTIFACT = new Artifact(
            new ArtifactType(ArtifactType.EXAMPLES), Fingerprint.ofText("bytes"), Path.of("/store/1"), Map.of());

    @Test
    void theOneArtifactAtAnInputIsReturned() {
        assertThat(contextWith(List.of(ARTIFACT)).input("examples")).isEqualTo(ARTIFACT);
    }

    @Test
    void noneOrSeveralWhereOneWasExpectedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contextWith(List.of()).input("examples"))
                .withMessage("input 'examples' has 0 artifacts, and one was expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contextWith(List.of(ARTIFACT, ARTIFACT)).input("examples"))
                .withMessage("input 'examples' has 2 artifacts, and one was expected");
    }

    private static ComponentContext contextWith(List<Artifact> artifacts) {
        return new ComponentContext() {
            @Override
            public String pipeline() {
                return "pipeline";
            }

            @Override
            public String node() {
                return "node";
            }

            @Override
            public InstantSource clock() {
                return InstantSource.fixed(Instant.EPOCH);
            }

            @Override
            public Seed seed() {
                return new Seed(0);
            }

            @Override
            public List<Artifact> inputs(String input) {
                return artifacts;
            }

            @Override
            public ArtifactDraft output(String output) {
                throw new IllegalArgumentException(output);
            }

            @Override
            public void progress(long done, long total, String unit) {}

            @Override
            public void checkCancelled() {}
        };
    }
}
