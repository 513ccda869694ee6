package dev.headrace.store.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// In a process that is to be killed: stops the thread that reaches the point, and says so to whoever holds the
/// knife.
final class KillSwitch {
    private static volatile @Nullable KillPoint armed;
    private static volatile String armedNode = "";
    private static volatile Path marker = Path.of("");
    private static final ThreadLocal<String> NODE = ThreadLocal.withInitial(() -> "");

    private KillSwitch() {}

    static void arm(KillPoint point, String node, Path reached) {
        armedNode = node;
        marker = reached;
        armed = point;
    }

    /// Says which node this thread works for, where the point itself does not know.
    static void enter(String node) {
        NODE.set(node);
    }

    static void reached(KillPoint point) {
        reached(point, NODE.get());
    }

    static void reached(KillPoint point, String node) {
        if (point != armed || !node.equals(armedNode)) {
            return;
        }
        try {
            Files.writeString(marker, point + " of " + node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // Only kill -9 ends this.
            }
        }
    }
}
