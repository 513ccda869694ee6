package dev.headrace.runtime.testplugin;

import dev.headrace.core.config.Config;
import dev.headrace.core.config.Secret;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Two backends of one slot.
public final class Greeters {
    private static final List<String> CLOSED = new CopyOnWriteArrayList<>();

    private Greeters() {}

    /// The backends closed since the last call.
    public static List<String> closed() {
        List<String> closed = List.copyOf(CLOSED);
        CLOSED.clear();
        return closed;
    }

    /// Settings of [Plain].
    public record PlainConfig(
            @Config(value = "word", defaultValue = "Hello", description = "The word before the name")
            String word,

            @Config(value = "token", description = "A secret that must show nowhere")
            Optional<Secret> token) {}

    /// Says a word and a name.
    public static final class Plain implements Greeter, AutoCloseable {
        private final PlainConfig config;

        /// Made by the engine.
        @Inject
        public Plain(PlainConfig config) {
            this.config = config;
        }

        @Override
        public String greet(String name) {
            return config.word() + " " + name;
        }

        @Override
        public void close() {
            CLOSED.add("plain");
        }
    }

    /// Settings of [Loud].
    public record LoudConfig(
            @Config(value = "marks", description = "How many exclamation marks")
            int marks) {
        /// Checks the number.
        public LoudConfig {
            if (marks < 1) {
                throw new IllegalArgumentException("marks must be at least 1: " + marks);
            }
        }
    }

    /// Shouts.
    public static final class Loud implements Greeter, AutoCloseable {
        private final LoudConfig config;

        /// Made by the engine.
        @Inject
        public Loud(LoudConfig config) {
            this.config = config;
        }

        @Override
        public String greet(String name) {
            return name.toUpperCase(Locale.ROOT) + "!".repeat(config.marks());
        }

        @Override
        public void close() {
            CLOSED.add("loud");
        }
    }
}
