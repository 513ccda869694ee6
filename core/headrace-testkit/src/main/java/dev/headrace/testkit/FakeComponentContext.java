package dev.headrace.testkit;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.Seed;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.component.Port;
import dev.headrace.core.plugin.Provided;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a component sees when a test runs it without an engine: inputs that the test gives, outputs in a directory
/// of the test, a clock that stands still, a fixed seed. It refuses what the engine refuses.
///
/// ```java
/// FakeComponentContext context = FakeComponentContext.of(WordCount.class, directory)
///         .withInput("text", FakeComponentContext.artifact("Text", files, Map.of()));
/// new WordCount().run(context);
/// assertThat(context.outputs().get("counts").directory().resolve("counts.json")).hasContent("{}");
/// ```
///
/// The `with` methods and those that a component calls may be called by one thread; [#progress], [#checkCancelled]
/// and [#cancel] by any.
public final class FakeComponentContext implements ComponentContext {
    private final ComponentDescription description;
    private final Map<String, List<Artifact>> inputs = new TreeMap<>();
    private final Map<String, Draft> drafts = new TreeMap<>();
    private final Set<String> refused = new TreeSet<>();
    private final List<Progress> progress = new ArrayList<>();
    private InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private Seed seed = new Seed(0);
    private volatile boolean cancelled;

    /// A call of [ComponentContext#progress].
    ///
    /// @param done how much was done
    /// @param total how much there was, negative where that was unknown
    /// @param unit what was counted
    public record Progress(long done, long total, String unit) {}

    private record Draft(Path directory, Map<String, String> properties) implements ArtifactDraft {
        @Override
        public void property(String name, String value) {
            properties.put(name, value);
        }
    }

    private FakeComponentContext(Class<? extends Component> component, Path directory) {
        this.description = ComponentDescription.of(Provided.of("component", Component.class, component));
        for (Port output : description.outputs()) {
            try {
                Path place = Files.createDirectories(
                        directory.toAbsolutePath().normalize().resolve(output.name()));
                drafts.put(output.name(), new Draft(place, new TreeMap<>()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The context of a component: its declared outputs are made as empty directories, its inputs are not
    /// connected.
    ///
    /// @param component the class that carries the declarations
    /// @param directory where the outputs are written, each in a directory of its name
    /// @return the context
    /// @throws IllegalArgumentException if a declaration is malformed
    public static FakeComponentContext of(Class<? extends Component> component, Path directory) {
        return new FakeComponentContext(component, directory);
    }

    /// The artifact that published files are.
    ///
    /// @param type the type's name
    /// @param directory where the files are
    /// @param properties small facts beside the bytes
    /// @return the artifact, fingerprinted as the engine does it
    public static Artifact artifact(String type, Path directory, Map<String, String> properties) {
        ArtifactType of = new ArtifactType(type);
        try {
            Fingerprint fingerprint = Artifact.fingerprint(of, Fingerprint.ofTree(directory), properties);
            return new Artifact(of, fingerprint, directory, properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Connects artifacts to an input, in place of those connected before.
    ///
    /// @param input the name of a declared input
    /// @param artifacts in order
    /// @return this
    /// @throws IllegalArgumentException if the component declares no such input, an artifact is not of its type, or
    ///     there are several and it takes one
    public FakeComponentContext withInput(String input, Artifact... artifacts) {
        Port port = description
                .input(input)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the component declares no input '" + input + "', only " + names(description.inputs())));
        for (Artifact artifact : artifacts) {
            if (!artifact.type().equals(port.type())) {
                throw new IllegalArgumentException(
                        "input '" + input + "' takes " + port.type() + ", and " + artifact.type() + " was given");
            }
        }
        if (artifacts.length > 1 && !port.many()) {
            throw new IllegalArgumentException(
                    "input '" + input + "' takes one artifact, and " + artifacts.length + " were given");
        }
        inputs.put(input, List.of(artifacts));
        return this;
    }

    /// Sets the clock, which stands still at the epoch otherwise.
    ///
    /// @param source what time it is
    /// @return this
    public FakeComponentContext withClock(InstantSource source) {
        clock = source;
        return this;
    }

    /// Sets the seed, which is 0 otherwise.
    ///
    /// @param value the seed
    /// @return this
    public FakeComponentContext withSeed(long value) {
        seed = new Seed(value);
        return this;
    }

    /// Cancels the execution: [#checkCancelled] throws from now on.
    public void cancel() {
        cancelled = true;
    }

    /// What the component declares.
    ///
    /// @return its inputs and outputs; the name is not the plugin's
    public ComponentDescription description() {
        return description;
    }

    /// What was written so far.
    ///
    /// @return an artifact for each declared output, by name, fingerprinted as the engine does it
    public Map<String, Artifact> outputs() {
        Map<String, Artifact> outputs = new TreeMap<>();
        for (Port output : description.outputs()) {
            Draft draft = draft(output.name());
            outputs.put(output.name(), artifact(output.type().name(), draft.directory(), draft.properties()));
        }
        return outputs;
    }

    /// What the component asked for and does not declare.
    ///
    /// @return names of inputs and outputs, sorted; empty if it kept to its declarations
    public Set<String> refused() {
        return new TreeSet<>(refused);
    }

    /// What the component said of how far it was.
    ///
    /// @return the calls in order
    public List<Progress> progress() {
        synchronized (progress) {
            return List.copyOf(progress);
        }
    }

    @Override
    public String pipeline() {
        return "pipeline";
    }

    @Override
    public String node() {
        return "node";
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Seed seed() {
        return seed;
    }

    @Override
    public List<Artifact> inputs(String input) {
        if (description.input(input).isEmpty()) {
            refused.add(input);
            throw new IllegalArgumentException(
                    "the component declares no input '" + input + "', only " + names(description.inputs()));
        }
        return inputs.getOrDefault(input, List.of());
    }

    @Override
    public ArtifactDraft output(String output) {
        return draft(output);
    }

    @Override
    public void progress(long done, long total, String unit) {
        synchronized (progress) {
            progress.add(new Progress(done, total, unit));
        }
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (cancelled || Thread.interrupted()) {
            throw new InterruptedException("the execution was cancelled");
        }
    }

    private Draft draft(String output) {
        Draft draft = drafts.get(output);
        if (draft == null) {
            refused.add(output);
            throw new IllegalArgumentException(
                    "the component declares no output '" + output + "', only " + names(description.outputs()));
        }
        return draft;
    }

    private static List<String> names(List<Port> ports) {
        return ports.stream().map(Port::name).toList();
    }
}
