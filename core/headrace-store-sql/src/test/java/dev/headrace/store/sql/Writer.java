package dev.headrace.store.sql;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.core.metadata.NewExecution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A process that writes a run, and perhaps dies before its last commit.
final class Writer {
    static final int DIED = 7;

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private Writer() {}

    /// Starts a process.
    static Process start(Path file, int executions, Ending ending) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString(),
                        String.valueOf(executions),
                        ending.name())
                .inheritIO()
                .start();
    }

    /// How the process ends.
    enum Ending {
        WELL,
        BEFORE_THE_LAST_COMMIT
    }

    public static void main(String[] arguments) {
        int executions = Integer.parseInt(arguments[1]);
        int[] completed = new int[1];
        boolean dies = Ending.valueOf(arguments[2]) == Ending.BEFORE_THE_LAST_COMMIT;
        SqlStoreConfig config = new SqlStoreConfig("jdbc:sqlite:" + arguments[0], Optional.empty(), Optional.empty());
        try (SqlMetadataStore store = new SqlMetadataStore(config, () -> {
            completed[0]++;
            if (dies && completed[0] == executions) {
                Runtime.getRuntime().halt(DIED);
            }
        })) {
            String run = store.beginRun("taxi", Map.of(), AT).name();
            for (int i = 0; i < executions; i++) {
                ExecutionRecord execution =
                        store.begin(new NewExecution(run, "node-" + i, "trainer", null, "", AT, Map.of(), List.of()));
                store.complete(execution.id(), List.of(output(run + "/" + i)), AT);
            }
        }
    }

    private static NewArtifact output(String bytes) {
        return new NewArtifact(
                "model",
                new ArtifactType(ArtifactType.MODEL),
                "Model/" + bytes,
                Fingerprint.ofText(bytes),
                Map.of("bytes", bytes));
    }
}
