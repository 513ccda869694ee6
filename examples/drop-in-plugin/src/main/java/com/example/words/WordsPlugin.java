package com.example.words;

import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Output;
import dev.headrace.core.config.Config;
import dev.headrace.core.config.InputFiles;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A component that counts words, and a backend that finds them.
public final class WordsPlugin implements Plugin {
    @Override
    public List<Provided<?>> provides() {
        return List.of(
                new Provided<>("word-count", Component.class, WordCount.class, WordCount.Settings.class),
                new Provided<>("letters", Tokenizer.class, Letters.class, Letters.Settings.class));
    }

    interface Tokenizer {
        Stream<String> words(String line);
    }

    record Letters(Settings settings) implements Tokenizer {
        @Inject Letters {}

        record Settings(@Config(value = "shortest", defaultValue = "3", description = "Least letters") int shortest) {}

        @Override
        public Stream<String> words(String line) {
            return Stream.of(line.toLowerCase().split("\\P{L}+")).filter(word -> word.length() >= settings.shortest);
        }
    }

    @Output(name = "counts", type = "WordCounts")
    record WordCount(Settings settings, Tokenizer tokenizer) implements Component {
        @Inject WordCount {}

        record Settings(@Config(value = "input", description = "Text files to count words of") InputFiles input) {}

        @Override
        public void run(ComponentContext context) throws IOException {
            Map<String, Long> counts = new TreeMap<>();
            for (Path file : settings.input().files()) {
                Files.readAllLines(file).stream().flatMap(tokenizer::words).forEach(w -> counts.merge(w, 1L, Long::sum));
            }
            Path table = context.output("counts").directory().resolve("counts.tsv");
            Files.write(table, counts.entrySet().stream().map(e -> e.getKey() + "\t" + e.getValue()).toList());
        }
    }
}
