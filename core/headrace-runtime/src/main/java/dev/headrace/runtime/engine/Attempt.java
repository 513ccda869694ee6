package dev.headrace.runtime.engine;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Port;
import dev.headrace.runtime.RuntimeErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One attempt to execute a component: on a thread of its own, so that it can be abandoned if it does not heed an
/// interrupt. Used once.
final class Attempt implements ComponentContext {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long PROGRESS_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String pipeline;
    private final RunPlan.PlannedNode planned;
    private final InstantSource clock;
    private final Map<String, List<Artifact>> inputs;
    private final Map<String, Draft> drafts = new TreeMap<>();
    private final Events events;
    private final AtomicLong nextProgress = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean stopped;

    /// An output while it is being written.
    static final class Draft implements ArtifactDraft {
        private final Path directory;
        private final Map<String, String> properties = new TreeMap<>();

        private Draft(Path directory) {
            this.directory = directory;
        }

        @Override
        public Path directory() {
            return directory;
        }

        @Override
        public void property(String name, String value) {
            properties.put(name, value);
        }

        Map<String, String> properties() {
            return properties;
        }
    }

    Attempt(
            String pipeline,
            RunPlan.PlannedNode planned,
            InstantSource clock,
            Map<String, List<Artifact>> inputs,
            Map<String, Path> outputs,
            Events events) {
        this.pipeline = pipeline;
        this.planned = planned;
        this.clock = clock;
        this.inputs = inputs;
        this.events = events;
        outputs.forEach((name, directory) -> drafts.put(name, new Draft(directory)));
    }

    /// Builds the component and runs it to its end.
    ///
    /// @return the outputs
    /// @throws HeadraceException if it failed or took too long
    /// @throws InterruptedException if the run was cancelled
    Map<String, Draft> run(Scope scope) throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("headrace-" + planned.name())
                .unstarted(() -> thrown.set(execute(scope)));
        thread.setContextClassLoader(
                planned.component().provided().implementation().getClassLoader());
        thread.start();
        Optional<Duration> limit = planned.node().timeout();
        try {
            if (limit.isEmpty()) {
                thread.join();
            } else if (!thread.join(limit.get())) {
                stop(thread);
                throw new HeadraceException(
                        RuntimeErrorCode.TIMED_OUT,
                        planned.node().component() + " took longer than its timeout of " + limit.get());
            }
        } catch (InterruptedException e) {
            stop(thread);
            throw e;
        }
        Throwable failure = thrown.get();
        if (failure != null) {
            throw Failures.of(planned.node().component(), failure);
        }
        return drafts;
    }

    private void stop(Thread thread) {
        stopped = true;
        thread.interrupt();
        try {
            // The thread is given time to notice; after that it is left to itself, and what it writes is discarded.
            boolean ended = thread.join(GRACE);
            if (!ended) {
                events.send(new RunEvent.NodeProgressed(planned.name(), 0, -1, "does not stop, abandoned"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Throwable execute(Scope scope) {
        try (Allocators.Child allocator = scope.allocator(planned.name())) {
            Component component =
                    scope.component(planned.component(), planned.configuration(), planned.seed(), allocator);
            // What a component throws when it is closed does not hide why it failed.
            try (AutoCloseable closeable = component instanceof AutoCloseable own ? own : () -> {}) {
                component.run(this);
            }
            return null;
        } catch (Throwable e) {
            // Whatever a plugin throws, errors of linking included, ends its node and not the run.
            return e;
        }
    }

    @Override
    public String pipeline() {
        return pipeline;
    }

    @Override
    public String node() {
        return planned.name();
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Seed seed() {
        return planned.seed();
    }

    @Override
    public List<Artifact> inputs(String input) {
        if (planned.description().input(input).isEmpty()) {
            throw new IllegalArgumentException(planned.node().component() + " declares no input '" + input + "', only "
                    + planned.description().inputs().stream().map(Port::name).toList());
        }
        return inputs.getOrDefault(input, List.of());
    }

    @Override
    public ArtifactDraft output(String output) {
        Draft draft = drafts.get(output);
        if (draft == null) {
            throw new IllegalArgumentException(
                    planned.node().component() + " declares no output '" + output + "', only " + drafts.keySet());
        }
        return draft;
    }

    @Override
    public void progress(long done, long total, String unit) {
        if (stopped) {
            // An abandoned thread may go on for long after its node, and even the run, has ended.
            return;
        }
        long now = System.nanoTime();
        long next = nextProgress.get();
        if ((next == Long.MIN_VALUE || now - next >= 0)
                && nextProgress.compareAndSet(next, now + PROGRESS_NANOSECONDS)) {
            events.send(new RunEvent.NodeProgressed(planned.name(), done, total, unit));
        }
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (stopped || Thread.interrupted()) {
            throw new InterruptedException(planned.name() + " was stopped");
        }
    }
}
