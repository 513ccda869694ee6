package dev.headrace.runtime.testplugin;

import dev.headrace.core.component.ComponentContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the test plugin's components did, and what a test wants of them. Static, since the engine builds the
/// components.
public final class Trace {
    private static final List<String> EXECUTED = new CopyOnWriteArrayList<>();
    private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();
    private static final Map<String, CountDownLatch> LATCHES = new ConcurrentHashMap<>();

    private Trace() {}

    /// Forgets everything.
    public static void reset() {
        EXECUTED.clear();
        SCRIPTS.clear();
        LATCHES.clear();
    }

    /// The names of the nodes that were executed since the last call, in the order in which they began.
    public static List<String> executed() {
        List<String> executed = List.copyOf(EXECUTED);
        EXECUTED.clear();
        return executed;
    }

    /// Lets a node do something before its component's own work.
    public static void on(String node, Script script) {
        SCRIPTS.put(node, script);
    }

    /// A latch of one count, by name; made at the first mention.
    public static CountDownLatch latch(String name) {
        return LATCHES.computeIfAbsent(name, key -> new CountDownLatch(1));
    }

    /// Opens a latch.
    public static void open(String name) {
        latch(name).countDown();
    }

    /// Waits for a latch, and not for ever.
    public static void await(String name) throws InterruptedException {
        if (!latch(name).await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody opened the latch '" + name + "'");
        }
    }

    static void begin(ComponentContext context) throws Exception {
        EXECUTED.add(context.node());
        Script script = SCRIPTS.get(context.node());
        if (script != null) {
            script.run(context);
        }
    }
}
