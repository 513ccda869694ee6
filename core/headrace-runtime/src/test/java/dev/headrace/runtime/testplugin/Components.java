package dev.headrace.runtime.testplugin;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.config.Config;
import dev.headrace.core.config.InputFiles;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.core.metadata.MetadataStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// The components of the test plugin. Each traces itself and does what the test wants of its node first.
public final class Components {
    /// The artifact type that they pass on.
    public static final String TEXT = "Text";

    private Components() {}

    private static void write(ComponentContext context, String text) throws IOException {
        Files.writeString(context.output("text").directory().resolve("text"), text);
    }

    private static String read(Artifact artifact) throws IOException {
        return Files.readString(artifact.directory().resolve("text"));
    }

    /// What lets a node fail for what its script throws, whatever that is.
    abstract static class Traced implements Component {
        @Override
        public final void run(ComponentContext context) throws IOException, InterruptedException {
            try {
                Trace.begin(context);
            } catch (IOException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            work(context);
        }

        abstract void work(ComponentContext context) throws IOException, InterruptedException;
    }

    /// Settings of [WriteText].
    public record WriteTextConfig(
            @Config(value = "text", defaultValue = "hello", description = "What to write")
            String text,

            @Config(value = "size", defaultValue = "1", description = "How often")
            int size,

            @Config(value = "ratio", defaultValue = "0.5", description = "Of no use")
            double ratio) {}

    /// Writes a text.
    @Output(name = "text", type = TEXT)
    public static final class WriteText extends Traced {
        private final WriteTextConfig config;

        /// Made by the engine.
        @Inject
        public WriteText(WriteTextConfig config) {
            this.config = config;
        }

        @Override
        void work(ComponentContext context) throws IOException {
            write(context, config.text().repeat(config.size()));
        }
    }

    /// Settings of [Join].
    public record JoinConfig(
            @Config(value = "separator", defaultValue = ",", description = "What stands between")
            String separator) {}

    /// Joins texts.
    @Input(name = "texts", type = TEXT, many = true)
    @Input(name = "blessing", type = ArtifactType.MODEL_BLESSING, optional = true)
    @Output(name = "text", type = TEXT)
    public static final class Join extends Traced {
        private final JoinConfig config;

        /// Made by the engine.
        @Inject
        public Join(JoinConfig config) {
            this.config = config;
        }

        @Override
        void work(ComponentContext context) throws IOException {
            StringBuilder joined = new StringBuilder();
            for (Artifact text : context.inputs("texts")) {
                joined.append(joined.isEmpty() ? "" : config.separator()).append(read(text));
            }
            write(context, joined.toString());
        }
    }

    /// Writes the number of characters: many texts give one output.
    @Input(name = "text", type = TEXT)
    @Output(name = "text", type = TEXT)
    public static final class Measure extends Traced {
        @Override
        void work(ComponentContext context) throws IOException {
            write(context, Integer.toString(read(context.input("text")).length()));
        }
    }

    /// Settings of [Judge].
    public record JudgeConfig(
            @Config(value = "blessed", defaultValue = "true", description = "The verdict")
            boolean blessed) {}

    /// Blesses a text, or does not.
    @Input(name = "text", type = TEXT)
    @Output(name = "blessing", type = ArtifactType.MODEL_BLESSING)
    public static final class Judge extends Traced {
        private final JudgeConfig config;

        /// Made by the engine.
        @Inject
        public Judge(JudgeConfig config) {
            this.config = config;
        }

        @Override
        void work(ComponentContext context) {
            context.output("blessing").property("blessed", Boolean.toString(config.blessed()));
        }
    }

    /// Settings of [ReadFiles].
    public record ReadFilesConfig(
            @Config(value = "files", description = "What to read")
            InputFiles files) {}

    /// Reads files outside the store.
    @Output(name = "text", type = TEXT)
    public static final class ReadFiles extends Traced {
        private final ReadFilesConfig config;

        /// Made by the engine.
        @Inject
        public ReadFiles(ReadFilesConfig config) {
            this.config = config;
        }

        @Override
        void work(ComponentContext context) throws IOException {
            StringBuilder all = new StringBuilder();
            for (Path file : config.files().files()) {
                all.append(Files.readString(file));
            }
            write(context, all.toString());
        }
    }

    /// Waits until the latch with the node's name is opened; heeds interrupts.
    @Output(name = "text", type = TEXT)
    public static final class Block extends Traced {
        @Override
        void work(ComponentContext context) throws IOException, InterruptedException {
            Trace.open(context.node() + " waits");
            Trace.await(context.node());
            write(context, "waited");
        }
    }

    /// Waits until the latch with the node's name is opened, and heeds nothing else. Then it writes into its
    /// output.
    @Output(name = "text", type = TEXT)
    public static final class Stubborn extends Traced {
        @Override
        void work(ComponentContext context) throws IOException {
            Path directory = context.output("text").directory();
            CountDownLatch latch = Trace.latch(context.node());
            Trace.open(context.node() + " waits");
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    Trace.open(context.node() + " was interrupted");
                }
            }
            try {
                Files.writeString(directory.resolve("text"), "too late");
                context.progress(1, 1, "texts");
            } finally {
                Trace.open(context.node() + " is done");
            }
        }
    }

    /// Leaves a buffer open.
    @Output(name = "text", type = TEXT)
    public static final class Leak extends Traced {
        private final BufferAllocator allocator;

        /// Made by the engine.
        @Inject
        public Leak(BufferAllocator allocator) {
            this.allocator = allocator;
        }

        @Override
        void work(ComponentContext context) throws IOException {
            write(context, Long.toString(allocator.buffer(64).capacity()));
        }
    }

    /// Uses a buffer and closes it with itself.
    @Output(name = "text", type = TEXT)
    public static final class Buffered extends Traced implements AutoCloseable {
        private final ArrowBuf buffer;

        /// Made by the engine.
        @Inject
        public Buffered(BufferAllocator allocator) {
            this.buffer = allocator.buffer(64);
        }

        @Override
        void work(ComponentContext context) throws IOException {
            write(context, Long.toString(buffer.capacity()));
        }

        @Override
        public void close() {
            buffer.close();
        }
    }

    /// Writes random numbers of the context's seed and of the injected one, which are the same, as the clocks are.
    @Output(name = "text", type = TEXT)
    public static final class Dice extends Traced {
        private final Seed seed;
        private final InstantSource clock;

        /// Made by the engine.
        @Inject
        public Dice(Seed seed, InstantSource clock) {
            this.seed = seed;
            this.clock = clock;
        }

        @Override
        void work(ComponentContext context) throws IOException {
            write(
                    context,
                    context.seed().generator().nextLong() + " "
                            + seed.generator().nextLong() + " "
                            + context.clock().equals(clock));
        }
    }

    /// Writes a greeting by the backend that the settings choose.
    @Output(name = "text", type = TEXT)
    public static final class Greet extends Traced {
        private final Greeter greeter;

        /// Made by the engine.
        @Inject
        public Greet(Greeter greeter) {
            this.greeter = greeter;
        }

        @Override
        void work(ComponentContext context) throws IOException {
            write(context, greeter.greet("Ada"));
        }
    }

    /// Writes greetings by all backends.
    @Output(name = "text", type = TEXT)
    public static final class GreetAll extends Traced {
        private final Map<String, Greeter> greeters;

        /// Made by the engine.
        @Inject
        public GreetAll(Map<String, Greeter> greeters) {
            this.greeters = greeters;
        }

        @Override
        void work(ComponentContext context) throws IOException {
            Map<String, String> greetings = new TreeMap<>();
            greeters.forEach((name, greeter) -> greetings.put(name, greeter.greet("Ada")));
            write(context, greetings.toString());
        }
    }

    /// Counts the texts that are known to the metadata and in the store.
    @Output(name = "text", type = TEXT)
    public static final class CountTexts extends Traced {
        private final MetadataStore metadata;
        private final ArtifactStore artifacts;

        /// Made by the engine.
        @Inject
        public CountTexts(MetadataStore metadata, ArtifactStore artifacts) {
            this.metadata = metadata;
            this.artifacts = artifacts;
        }

        @Override
        void work(ComponentContext context) throws IOException {
            write(
                    context,
                    Long.toString(metadata.artifacts(Optional.of(TEXT)).stream()
                            .filter(artifacts::contains)
                            .count()));
        }
    }

    /// Cannot be built.
    public static final class Unbuildable implements Component {
        /// Throws.
        @Inject
        public Unbuildable() {
            throw new IllegalStateException("the constructor failed");
        }

        @Override
        public void run(ComponentContext context) {}
    }

    /// Says in its own words why it cannot be built.
    public static final class Refusing implements Component {
        /// Throws.
        @Inject
        public Refusing() {
            throw new HeadraceException(CoreErrorCode.INPUT_NOT_FOUND, "no licence was found");
        }

        @Override
        public void run(ComponentContext context) {}
    }

    /// Fails to close after it failed.
    public static final class FailsTwice extends Traced implements AutoCloseable {
        @Override
        void work(ComponentContext context) throws IOException {
            throw new IOException("the first failure");
        }

        @Override
        public void close() throws IOException {
            throw new IOException("the second failure");
        }
    }
}
