package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.RunRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes of their own, which share one file or die.
final class SeveralProcessesTest {
    @TempDir
    private Path directory;

    @Test
    void processesThatWriteAtOnceLoseNothing() throws Exception {
        Path file = directory.resolve("metadata.db");
        int each = 100;
        List<Process> writers = List.of(
                Writer.start(file, each, Writer.Ending.WELL),
                Writer.start(file, each, Writer.Ending.WELL),
                Writer.start(file, each, Writer.Ending.WELL));

        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }

        try (SqlMetadataStore store = Stores.sqlite(file)) {
            assertThat(store.runs()).extracting(RunRecord::name).containsExactly("taxi-3", "taxi-2", "taxi-1");
            for (RunRecord run : store.runs()) {
                assertThat(store.executions(run.name()))
                        .hasSize(each)
                        .allSatisfy(execution -> assertThat(execution.state()).isEqualTo(ExecutionState.COMPLETE));
                assertThat(store.artifactsOf(List.of(run.name()))).hasSize(each);
            }
        }
    }

    @Test
    void aProcessThatDiesBeforeACommitLeavesAllOfItUndone() throws Exception {
        Path file = directory.resolve("metadata.db");

        assertThat(Writer.start(file, 5, Writer.Ending.BEFORE_THE_LAST_COMMIT).waitFor())
                .isEqualTo(Writer.DIED);

        try (SqlMetadataStore store = Stores.sqlite(file)) {
            assertThat(store.executions("taxi-1"))
                    .extracting(ExecutionRecord::state)
                    .containsExactly(
                            ExecutionState.COMPLETE,
                            ExecutionState.COMPLETE,
                            ExecutionState.COMPLETE,
                            ExecutionState.COMPLETE,
                            ExecutionState.RUNNING);
            assertThat(store.artifacts(Optional.empty())).hasSize(4);
            ExecutionRecord open = store.runningExecutions().getFirst();
            assertThat(store.outputs(open.id())).isEmpty();
            assertThat(store.artifactsAt("Model/taxi-1/4")).isEmpty();

            store.fail(open.id(), ExecutionState.FAILED, "its process died", Instant.parse("2026-03-01T11:00:00Z"));
            assertThat(store.runningExecutions()).isEmpty();
        }
    }
}
