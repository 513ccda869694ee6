package dev.headrace.store.sql;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Provides a component that writes in two halves, and the SQL store with a stop before each commit.
public final class KillPlugin implements Plugin {
    @Override
    public List<Provided<?>> provides() {
        return List.of(
                Provided.of("two-halves", Component.class, TwoHalves.class),
                new Provided<>("killable", MetadataStore.class, KillableMetadataStore.class, SqlStoreConfig.class));
    }

    @Input(name = "before", type = "Note", optional = true, many = true)
    @Output(name = "note", type = "Note")
    static final class TwoHalves implements Component {
        private static final int LINES = 2_000;

        @Override
        public void run(ComponentContext context) throws IOException {
            Path file = context.output("note").directory().resolve("note.txt");
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int line = 0; line < LINES; line++) {
                    if (line == LINES / 2) {
                        out.flush();
                        KillSwitch.reached(KillPoint.MID_WRITE, context.node());
                    }
                    out.write((context.node() + " " + context.seed().value() + " " + line + "\n")
                            .getBytes(StandardCharsets.UTF_8));
                }
                for (Artifact before : context.inputs("before")) {
                    out.write(Files.readAllBytes(before.directory().resolve("note.txt")));
                }
            }
        }
    }

    static final class KillableMetadataStore extends SqlMetadataStore {
        @Inject
        KillableMetadataStore(SqlStoreConfig config) {
            super(config, () -> KillSwitch.reached(KillPoint.BEFORE_COMMIT));
        }
    }
}
