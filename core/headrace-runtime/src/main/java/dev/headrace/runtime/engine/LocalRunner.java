package dev.headrace.runtime.engine;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.metadata.RunState;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.engine.RunPlan.PlannedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs the nodes of a plan, each as soon as all that it waits for has ended, as many at once as there are threads.
/// A failure stops what waits for it and nothing else. Used once, by one thread.
final class LocalRunner {
    private final RunSession session;
    private final RunPlan plan;
    private final int threads;
    private final Map<String, NodeResult> results = new HashMap<>();
    private final Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
    private final Map<String, List<String>> readers = new HashMap<>();
    private final LinkedBlockingQueue<NodeResult> ended = new LinkedBlockingQueue<>();

    LocalRunner(RunSession session, RunPlan plan, int threads) {
        this.session = session;
        this.plan = plan;
        this.threads = threads;
        for (PlannedNode planned : plan.nodes()) {
            waitsFor.put(planned.name(), new LinkedHashSet<>(planned.node().upstream()));
            for (String upstream : planned.node().upstream()) {
                readers.computeIfAbsent(upstream, key -> new ArrayList<>()).add(planned.name());
            }
        }
    }

    /// Runs to the end.
    ///
    /// @return the results in topological order
    List<NodeResult> run() {
        Map<String, PlannedNode> nodes = new HashMap<>();
        plan.nodes().forEach(planned -> nodes.put(planned.name(), planned));
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform().daemon().name("headrace-worker-", 0).factory())) {
            int running = 0;
            List<String> ready = new ArrayList<>(waitsFor.keySet().stream()
                    .filter(name -> waitsFor.getOrDefault(name, Set.of()).isEmpty())
                    .toList());
            while (true) {
                for (String name : ready) {
                    PlannedNode planned = nodes.get(name);
                    if (planned != null && !session.isCancelled()) {
                        Map<String, NodeResult> upstream = upstream(planned);
                        executor.execute(() -> ended.add(new NodeExecution(session, planned, upstream).execute()));
                        running++;
                    }
                }
                if (running == 0) {
                    break;
                }
                NodeResult result = next(executor);
                running--;
                results.put(result.node(), result);
                session.send(new RunEvent.NodeEnded(result));
                ready = released(result);
            }
        }
        return plan.nodes().stream().map(this::resultOf).toList();
    }

    private NodeResult next(ExecutorService executor) {
        while (true) {
            try {
                return ended.take();
            } catch (InterruptedException e) {
                // Cancelled: those that run are told, and their results still come.
                session.cancel();
                executor.shutdownNow().forEach(Runnable::run);
            }
        }
    }

    private Map<String, NodeResult> upstream(PlannedNode planned) {
        Map<String, NodeResult> upstream = new LinkedHashMap<>();
        for (String name : planned.node().upstream()) {
            NodeResult result = results.get(name);
            if (result != null) {
                upstream.put(name, result);
            }
        }
        return upstream;
    }

    private List<String> released(NodeResult result) {
        List<String> ready = new ArrayList<>();
        if (!result.state().hasOutputs() && result.state() != NodeState.SKIPPED) {
            return ready;
        }
        for (String reader : readers.getOrDefault(result.node(), List.of())) {
            Set<String> remaining = waitsFor.getOrDefault(reader, Set.of());
            if (remaining.remove(result.node()) && remaining.isEmpty()) {
                ready.add(reader);
            }
        }
        return ready;
    }

    private NodeResult resultOf(PlannedNode planned) {
        NodeResult result = results.get(planned.name());
        if (result != null) {
            return result;
        }
        String reason = session.isCancelled()
                ? "the run was stopped first"
                : "waits for " + String.join(", ", waitsFor.getOrDefault(planned.name(), Set.of()));
        return new NodeResult(
                planned.name(), planned.node().component(), NodeState.NOT_RUN, reason, null, Duration.ZERO, Map.of());
    }

    /// The state of a run with these results.
    static RunState state(List<NodeResult> results, boolean cancelled) {
        boolean failed = results.stream().anyMatch(result -> result.state() == NodeState.FAILED);
        boolean complete =
                results.stream().allMatch(result -> result.state().hasOutputs() || result.state() == NodeState.SKIPPED);
        return complete ? RunState.COMPLETE : failed || !cancelled ? RunState.FAILED : RunState.CANCELED;
    }

    /// The result of a run.
    static RunResult result(RunSession session, List<NodeResult> results, Instant startedAt) {
        return new RunResult(
                session.run(),
                state(results, session.isCancelled()),
                results,
                Duration.between(startedAt, session.clock().instant()));
    }

    /// The error for a run that is to be resumed and cannot be.
    static HeadraceException unknown(String run, String why) {
        return new HeadraceException(RuntimeErrorCode.RUN_UNKNOWN, "Run '" + run + "' " + why);
    }
}
