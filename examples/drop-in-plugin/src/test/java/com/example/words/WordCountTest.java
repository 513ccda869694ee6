package com.example.words;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.config.InputFiles;
import dev.headrace.testkit.ComponentConformanceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class WordCountTest extends ComponentConformanceTest {
    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        Files.writeString(prepared.resolve("text.txt"), "One fish, two fish, red fish, blue fish.\n");
        return Map.of();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        InputFiles input = InputFiles.of(prepared.resolve("text.txt").toString());
        return new WordsPlugin.WordCount(
                new WordsPlugin.WordCount.Settings(input), new WordsPlugin.Letters(new WordsPlugin.Letters.Settings(3)));
    }

    @Override
    protected boolean stopsWhenCancelled() {
        return false; // it is done in a blink
    }
}
