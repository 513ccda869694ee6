package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.artifact.Provenance;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.core.metadata.NewExecution;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bounds that only a mistake (a missing index, a connection for each call) exceeds, cold and on a busy machine.
/// Typical figures are in the README.
@Tag("thorough")
final class SqlMetadataStoreSpeedTest {
    private static final int NODES = 1_000;
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path directory;

    @BeforeEach
    void warmUp() {
        try (SqlMetadataStore store = Stores.sqlite(directory.resolve("warm.db"))) {
            completeAll(store, "warm");
        }
    }

    @Test
    void aThousandNodesTakeSeconds() {
        try (SqlMetadataStore store = Stores.sqlite(directory.resolve("metadata.db"))) {
            assertThat(timed(() -> completeAll(store, "taxi"))).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aThousandCachedNodesTakeAPartOfASecond() {
        try (SqlMetadataStore store = Stores.sqlite(directory.resolve("metadata.db"))) {
            List<Long> ids = completeAll(store, "taxi");
            String run = store.beginRun("taxi", Map.of(), AT).name();
            List<MetadataStore.Unneeded> unneeded = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                unneeded.add(new MetadataStore.Unneeded(execution(run, i), OptionalLong.of(ids.get(i))));
            }

            assertThat(timed(() -> store.record(unneeded))).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aThousandLookUpsTakeAPartOfASecond() {
        try (SqlMetadataStore store = Stores.sqlite(directory.resolve("metadata.db"))) {
            List<Long> ids = completeAll(store, "taxi");

            assertThat(timed(() -> {
                        for (int i = 0; i < NODES; i++) {
                            assertThat(store.newestComplete(provenance(i).key()))
                                    .isPresent();
                            assertThat(store.newestOf("taxi", "node-" + i)).isPresent();
                            assertThat(store.outputs(ids.get(i))).hasSize(1);
                        }
                    }))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void openingAnExistingStoreTakesMilliseconds() {
        Path file = directory.resolve("warm.db");

        assertThat(timed(() -> Stores.sqlite(file).close())).isLessThan(Duration.ofMillis(150));
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static List<Long> completeAll(MetadataStore store, String pipeline) {
        List<Long> ids = new ArrayList<>();
        String run = store.beginRun(pipeline, Map.of(), AT).name();
        for (int i = 0; i < NODES; i++) {
            long id = store.begin(execution(run, i)).id();
            Fingerprint fingerprint = Fingerprint.ofText(run + i);
            store.complete(
                    id,
                    List.of(new NewArtifact(
                            "model",
                            new ArtifactType(ArtifactType.MODEL),
                            "Model/" + fingerprint.brief(),
                            fingerprint,
                            Map.of("rows", "17"))),
                    AT);
            ids.add(id);
        }
        return ids;
    }

    private static NewExecution execution(String run, int node) {
        return new NewExecution(run, "node-" + node, "trainer", provenance(node), "", AT, Map.of(), List.of());
    }

    private static Provenance provenance(int node) {
        return new Provenance(
                "trainer",
                Map.of("node", String.valueOf(node)),
                Map.of(),
                Map.of(),
                42,
                Fingerprint.ofText("jars"),
                "Java 25");
    }
}
