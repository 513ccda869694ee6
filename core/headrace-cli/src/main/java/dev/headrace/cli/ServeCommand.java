package dev.headrace.cli;

import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.engine.Backend;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.ModelServer;
import dev.headrace.serving.spi.ModelStore;
import dev.headrace.serving.spi.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace serve`.
@Command(
        name = "serve",
        description = {
            "Serve a pushed model over HTTP until Ctrl-C.",
            "The live version answers; when another goes live, the server follows without a gap."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  headrace serve suggesting-runs --port 8501 --log predictions"})
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Parameters(paramLabel = "MODEL", description = "The model's name; 'headrace models' lists them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String model;

    @Option(names = "--port", paramLabel = "NUMBER", description = "Where to listen; 0 for any (default: 8501).")
    private int port = 8501;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on (default: 127.0.0.1, which no other machine reaches).")
    private String host = ServerRequest.LOOPBACK;

    @Option(names = "--log", paramLabel = "DIR", description = "Log predictions into this directory.")
    private @Nullable Path log;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Engine engine = options.open();
                Backend<ModelStore> store = engine.backend(ModelStore.class);
                Backend<ModelServer> server = engine.backend(ModelServer.class)) {
            if (store.get().live(model).isEmpty()) {
                throw new HeadraceException(
                        ServingErrorCode.MODEL_UNKNOWN, "No version of the model '" + model + "' is live in the store");
            }
            Path root = store.get().root();
            ServerRequest request = new ServerRequest(
                    model, new ServerRequest.Source.Store(root), host, port, log, ServerRequest.EventTime.CLOCK);
            CountDownLatch stopped = new CountDownLatch(1);
            try (RunningServer running = server.get().start(request)) {
                Thread hook = new Thread(() -> stop(running, stopped), "headrace-shutdown");
                Runtime.getRuntime().addShutdownHook(hook);
                CommandLine command = spec.commandLine();
                command.getOut()
                        .println("Serving " + model + " at " + running.address() + "/v1/models/" + model
                                + ":predict; Ctrl-C stops it.");
                command.getOut().flush();
                stopped.await();
            }
            return 0;
        }
    }

    private static void stop(RunningServer running, CountDownLatch stopped) {
        running.close();
        stopped.countDown();
    }
}
