package dev.headrace.benchmarks;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class TrivialTest extends ComponentConformanceTest {
    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new TrivialPlugin.Trivial(new TrivialPlugin.Trivial.Settings("note"));
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        Path before = Files.createDirectory(prepared.resolve("before"));
        Files.writeString(before.resolve("note.txt"), "before");
        return Map.of("before", List.of(FakeComponentContext.artifact("Note", before, Map.of())));
    }

    @Override
    protected boolean stopsWhenCancelled() {
        return false;
    }
}
