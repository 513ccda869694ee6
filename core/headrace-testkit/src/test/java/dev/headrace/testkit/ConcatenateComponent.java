package dev.headrace.testkit;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A component that keeps every promise.
@Input(name = "texts", type = "Text", many = true)
@Output(name = "text", type = "Text")
final class ConcatenateComponent implements Component {
    private final String separator;

    ConcatenateComponent(String separator) {
        this.separator = separator;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        List<Artifact> texts = context.inputs("texts");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            context.checkCancelled();
            all.append(Files.readString(texts.get(i).directory().resolve("text")))
                    .append(separator);
            context.progress(i + 1, texts.size(), "texts");
        }
        all.append(context.seed().derive("concatenate").generator().nextInt());
        Path directory = context.output("text").directory();
        Files.writeString(directory.resolve("text"), all);
        context.output("text").property("texts", Integer.toString(texts.size()));
    }
}
