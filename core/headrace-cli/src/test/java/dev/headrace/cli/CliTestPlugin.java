package dev.headrace.cli;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.config.Config;
import dev.headrace.core.config.Secret;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Components for the tests of the command line.
public final class CliTestPlugin implements Plugin {
    @Override
    public List<Provided<?>> provides() {
        return List.of(
                new Provided<>("make-model", Component.class, MakeModel.class, MakeModel.Settings.class),
                new Provided<>("judge", Component.class, Judge.class, Judge.Settings.class),
                Provided.of("push", Component.class, Push.class),
                new Provided<>("log-in", Component.class, LogIn.class, LogIn.Settings.class),
                new Provided<>("fail", Component.class, Fail.class, Fail.Settings.class));
    }

    @Output(name = "model", type = ArtifactType.MODEL)
    record MakeModel(Settings settings) implements Component {
        @Inject
        MakeModel {}

        record Settings(
                @Config(value = "text", defaultValue = "a model", description = "What it says")
                String text) {}

        @Override
        public void run(ComponentContext context) throws IOException {
            Files.writeString(context.output("model").directory().resolve("model.txt"), settings.text);
            context.progress(1, 1, "trees");
        }
    }

    @Input(name = "model", type = ArtifactType.MODEL)
    @Output(name = "blessing", type = ArtifactType.MODEL_BLESSING)
    record Judge(Settings settings) implements Component {
        @Inject
        Judge {}

        record Settings(
                @Config(value = "blessed", defaultValue = "true", description = "The verdict")
                boolean blessed) {}

        @Override
        public void run(ComponentContext context) {
            context.output("blessing").property("blessed", Boolean.toString(settings.blessed));
        }
    }

    @Input(name = "model", type = ArtifactType.MODEL)
    @Output(name = "pushed", type = ArtifactType.PUSHED_MODEL)
    static final class Push implements Component {
        @Override
        public void run(ComponentContext context) throws IOException {
            Files.copy(
                    context.input("model").directory().resolve("model.txt"),
                    context.output("pushed").directory().resolve("model.txt"));
        }
    }

    @Output(name = "answer", type = "Answer")
    record LogIn(Settings settings) implements Component {
        @Inject
        LogIn {}

        record Settings(
                @Config(value = "token", description = "Lets it in")
                Secret token) {}

        @Override
        public void run(ComponentContext context) throws IOException {
            Files.writeString(
                    context.output("answer").directory().resolve("answer.txt"),
                    settings.token.value().isEmpty() ? "no" : "yes");
        }
    }

    @Output(name = "nothing", type = "Nothing")
    record Fail(Settings settings) implements Component {
        @Inject
        Fail {}

        record Settings(
                @Config(value = "passing", description = "Whether it may pass by itself")
                boolean passing) {}

        @Override
        public void run(ComponentContext context) throws IOException {
            if (settings.passing) {
                throw new IOException("the line is down");
            }
            throw new IllegalStateException("there is a mistake in it");
        }
    }
}
