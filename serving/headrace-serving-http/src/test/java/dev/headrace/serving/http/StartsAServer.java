package dev.headrace.serving.http;

import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest.Source;
import dev.headrace.serving.spi.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// A process that starts a server in a process of its own, says which, and waits to be killed.
final class StartsAServer {
    private StartsAServer() {}

    public static void main(String[] arguments) throws Exception {
        Duration lifetime = arguments[0].equals("detached") ? Duration.ofMinutes(2) : null;
        RunningServer server = Fixture.server()
                .startApart(
                        Fixture.request(new Source.Directory(Path.of(arguments[1])), null),
                        new ProcessLimits(64, Duration.ofSeconds(60), lifetime, null));
        Path ready = Path.of(arguments[2]);
        Path aside = Files.writeString(
                ready.resolveSibling(ready.getFileName() + ".new"),
                Long.toString(server.process().getAsLong()));
        Files.move(aside, ready, StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(Duration.ofMinutes(2));
    }
}
