package dev.headrace.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.ArtifactType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetadataRecordsTest {
    private static final Fingerprint BYTES = Fingerprint.ofText("bytes");
    private static final ArtifactType MODEL = new ArtifactType(ArtifactType.MODEL);

    @Test
    void onlyCompleteAndCachedExecutionsHaveOutputs() {
        assertThat(Arrays.stream(ExecutionState.values()).filter(ExecutionState::hasOutputs))
                .containsExactly(ExecutionState.COMPLETE, ExecutionState.CACHED);
    }

    @Test
    void recordsCopyAndSortTheirProperties() {
        Map<String, String> properties = new HashMap<>(Map.of("b", "2", "a", "1"));
        List<Map<String, String>> copies = List.of(
                new ArtifactRecord(1, MODEL, "u", BYTES, properties, ArtifactState.LIVE, Instant.EPOCH).properties(),
                new NewArtifact("model", MODEL, "u", BYTES, properties).properties(),
                new ContextRecord(1, ContextRecord.CODE, "n", properties).properties(),
                new RunRecord("p-1", "p", RunState.RUNNING, properties, Instant.EPOCH, null).properties());
        properties.put("c", "3");

        assertThat(copies).allSatisfy(copy -> {
            assertThat(copy.keySet()).containsExactly("a", "b");
            assertThat(copy).isUnmodifiable();
        });
    }

    @Test
    void recordsCopyTheirLists() {
        List<Long> ids = new ArrayList<>(List.of(1L));
        Map<String, List<Long>> inputs = new HashMap<>(Map.of("examples", ids));
        List<NewArtifact> files = new ArrayList<>();
        NewExecution execution = new NewExecution("p-1", "node", "component", null, "", Instant.EPOCH, inputs, files);
        Lineage lineage = new Lineage(List.of(), List.of(), new ArrayList<>());
        ids.add(2L);
        inputs.clear();
        files.add(new NewArtifact("model", MODEL, "u", BYTES, Map.of()));

        assertThat(execution.inputs()).containsExactly(Map.entry("examples", List.of(1L)));
        assertThat(execution.files()).isEmpty();
        assertThat(lineage.events()).isUnmodifiable();
    }
}
