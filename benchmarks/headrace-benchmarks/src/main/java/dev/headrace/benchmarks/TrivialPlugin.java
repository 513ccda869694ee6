package dev.headrace.benchmarks;

import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.config.Config;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Provides a component that does next to nothing, so that what is measured is the engine.
public final class TrivialPlugin implements Plugin {
    /// Made by `ServiceLoader`.
    public TrivialPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(new Provided<>("trivial", Component.class, Trivial.class, Trivial.Settings.class));
    }

    /// Writes one short file.
    @Input(name = "before", type = "Note", optional = true)
    @Output(name = "note", type = "Note")
    record Trivial(Settings settings) implements Component {
        @Inject
        Trivial {}

        record Settings(
                @Config(value = "text", description = "What to write")
                String text) {}

        @Override
        public void run(ComponentContext context) throws IOException {
            Files.writeString(context.output("note").directory().resolve("note.txt"), settings.text);
        }
    }
}
