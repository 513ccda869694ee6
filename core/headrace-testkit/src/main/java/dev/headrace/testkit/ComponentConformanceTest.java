package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.component.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [Component] promises. A component's own test extends this class, says how to build the component and
/// what to give it, and by a flag what it cannot do.
///
/// Each check prepares anew and builds a new component, as the engine does.
public abstract class ComponentConformanceTest {
    private static final long SEED = 20_260_301L;

    @TempDir
    Path root = Path.of("");

    /// For the component's own test.
    protected ComponentConformanceTest() {}

    /// Builds the component with its settings, as the engine does for each execution.
    ///
    /// @param prepared the directory in which [#prepare] wrote
    /// @param context what the component will run in: for the clock and the seed, where the constructor takes them
    /// @return a new component
    /// @throws IOException if a file cannot be read
    protected abstract Component newComponent(Path prepared, ComponentContext context) throws IOException;

    /// Writes what the component reads: the files of its inputs, and the files that its settings name. Gives every
    /// declared input something to read, optional ones included.
    ///
    /// @param prepared an empty directory
    /// @return the artifacts at each input, by [FakeComponentContext#artifact]; empty where it declares none
    /// @throws IOException if a file cannot be written
    protected abstract Map<String, List<Artifact>> prepare(Path prepared) throws IOException;

    /// Whether the component ends soon after it was cancelled, by calling [ComponentContext#checkCancelled]. False
    /// suits one that is done in a blink.
    ///
    /// @return true unless it runs to its end
    protected boolean stopsWhenCancelled() {
        return true;
    }

    @Test
    final void itsDeclarationsHaveTheRightForm() throws Exception {
        Trial trial = new Trial("trial", InstantSource.fixed(Instant.EPOCH));
        ComponentDescription description = trial.context.description();
        assertThat(description.inputs().stream().map(Port::name))
                .as("names of inputs")
                .doesNotHaveDuplicates();
        assertThat(description.outputs().stream().map(Port::name))
                .as("names of outputs")
                .doesNotHaveDuplicates();
        assertThat(trial.inputs.keySet())
                .as("inputs that prepare() gives, which must be all that are declared")
                .containsExactlyInAnyOrderElementsOf(
                        description.inputs().stream().map(Port::name).toList());
    }

    @Test
    final void equalInputsAndSeedGiveEqualBytesWhateverTheClock() throws Exception {
        Trial first = new Trial("first", InstantSource.fixed(Instant.parse("2001-02-03T04:05:06Z")));
        first.run();
        AtomicLong seconds =
                new AtomicLong(Instant.parse("2040-01-01T00:00:00Z").getEpochSecond());
        Trial second = new Trial("second", () -> Instant.ofEpochSecond(seconds.getAndIncrement()));
        second.run();
        assertThat(second.fingerprints()).isEqualTo(first.fingerprints());
    }

    @Test
    final void whatItReadsIsLeftUnchanged() throws Exception {
        Trial trial = new Trial("trial", InstantSource.fixed(Instant.EPOCH));
        Map<String, Fingerprint> before = tree(trial.prepared);
        trial.run();
        assertThat(tree(trial.prepared)).isEqualTo(before);
    }

    @Test
    final void nothingIsWrittenBesideTheOutputs() throws Exception {
        Trial trial = new Trial("trial", InstantSource.fixed(Instant.EPOCH));
        Set<String> before = tree(root).keySet();
        trial.run();
        Set<String> outputs = trial.context.outputs().values().stream()
                .map(artifact -> root.relativize(artifact.directory()) + "/")
                .collect(Collectors.toSet());
        assertThat(tree(root).keySet().stream()
                        .filter(path -> outputs.stream().noneMatch(output -> (path + "/").startsWith(output))))
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .filter(path -> outputs.stream().noneMatch(output -> (path + "/").startsWith(output)))
                        .toList());
    }

    @Test
    final void onlyWhatIsDeclaredIsAskedFor() throws Exception {
        Trial trial = new Trial("trial", InstantSource.fixed(Instant.EPOCH));
        trial.run();
        assertThat(trial.context.refused()).isEmpty();
    }

    @Test
    final void progressNeverGoesBeyondItsTotal() throws Exception {
        Trial trial = new Trial("trial", InstantSource.fixed(Instant.EPOCH));
        trial.run();
        assertThat(trial.context.progress()).allSatisfy(progress -> {
            assertThat(progress.done()).isNotNegative();
            assertThat(progress.unit()).isNotBlank();
            if (progress.total() >= 0) {
                assertThat(progress.done()).isLessThanOrEqualTo(progress.total());
            }
        });
    }

    @Test
    final void aCancelledExecutionEnds() throws Exception {
        Trial trial = new Trial("trial", InstantSource.fixed(Instant.EPOCH));
        trial.context.cancel();
        if (stopsWhenCancelled()) {
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(trial::run);
        } else {
            assertThatCode(trial::run)
                    .as("a component that does not stop when cancelled runs to its end")
                    .doesNotThrowAnyException();
        }
    }

    private static Map<String, Fingerprint> tree(Path directory) throws IOException {
        Map<String, Fingerprint> tree = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.toList()) {
                tree.put(
                        directory.relativize(path).toString(),
                        Files.isRegularFile(path) ? Fingerprint.ofFile(path) : Fingerprint.ofText("directory"));
            }
        }
        return tree;
    }

    /// One execution in directories of its own.
    private final class Trial {
        private final Path prepared;
        private final Map<String, List<Artifact>> inputs;
        private final Component component;
        private final FakeComponentContext context;

        Trial(String name, InstantSource clock) throws IOException {
            Path place = root.resolve(name);
            prepared = Files.createDirectories(place.resolve("prepared"));
            inputs = prepare(prepared);
            // The declarations are on the class, which is known only once there is a component; the constructor gets
            // no inputs, and so may have a context that has none.
            FakeComponentContext bare = FakeComponentContext.of(NoPorts.class, place.resolve("outputs"))
                    .withClock(clock)
                    .withSeed(SEED);
            component = newComponent(prepared, bare);
            context = FakeComponentContext.of(component.getClass(), place.resolve("outputs"))
                    .withClock(clock)
                    .withSeed(SEED);
            inputs.forEach((input, artifacts) -> context.withInput(input, artifacts.toArray(Artifact[]::new)));
        }

        void run() throws Exception {
            try {
                component.run(context);
            } finally {
                if (component instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            }
        }

        Map<String, Fingerprint> fingerprints() {
            Map<String, Fingerprint> fingerprints = new TreeMap<>();
            context.outputs().forEach((name, artifact) -> fingerprints.put(name, artifact.fingerprint()));
            return fingerprints;
        }
    }

    /// Declares nothing.
    private static final class NoPorts implements Component {
        @Override
        public void run(ComponentContext context) {}
    }
}
