package dev.headrace.serving.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.release.InfraReport.Check;
import dev.headrace.serving.scoring.Prediction;
import dev.headrace.serving.scoring.Scorer;
import dev.headrace.serving.spi.ModelServer;
import dev.headrace.serving.spi.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One model on one server: starts it, asks it, and says what was found. Used once.
final class ServerTrial {
    static final String NAME = "infra-validation";

    private static final Logger LOG = LoggerFactory.getLogger(ServerTrial.class);
    /// Enough for a 99th percentile that is not the slowest request.
    private static final int LEAST_MEASURED = 101;

    private final ModelServer server;
    private final InfraValidatorConfig config;
    private final List<Check> checks = new ArrayList<>();

    ServerTrial(ModelServer server, InfraValidatorConfig config) {
        this.server = server;
        this.config = config;
    }

    /// Tries a model.
    ///
    /// @param model its directory
    /// @param scorer what the server should say
    /// @param rows what to send
    /// @param context for progress and cancellation
    /// @return what was found
    List<Check> run(Path model, Scorer scorer, List<ObjectNode> rows, ComponentContext context)
            throws IOException, InterruptedException {
        ServerRequest request = new ServerRequest(
                NAME,
                new ServerRequest.Source.Directory(model),
                ServerRequest.LOOPBACK,
                0,
                null,
                ServerRequest.EventTime.CLOCK);
        ProcessLimits limits = new ProcessLimits(config.heapMebibytes(), config.startup(), null, null);
        try (RunningServer running = server.startApart(request, limits);
                PredictClient client = new PredictClient(running.address(), NAME)) {
            add("start", true, "The server started with a heap of " + config.heapMebibytes() + " MiB");
            List<HttpRequest> requests = rows.stream().map(client::request).toList();
            compare(client, requests, scorer, rows, context);
            measure(client, requests, context);
            alive(running);
        } catch (HeadraceException e) {
            if (e.code() != ServingErrorCode.SERVER_FAILED) {
                throw e;
            }
            add("start", false, String.valueOf(e.getMessage()));
        }
        return List.copyOf(checks);
    }

    /// The first pass, which also warms the server up.
    private void compare(
            PredictClient client,
            List<HttpRequest> requests,
            Scorer scorer,
            List<ObjectNode> rows,
            ComponentContext context)
            throws InterruptedException {
        int answered = 0;
        int equal = 0;
        String failure = "";
        String difference = "";
        for (int i = 0; i < rows.size(); i++) {
            context.checkCancelled();
            PredictClient.Answer answer = client.send(requests.get(i));
            Prediction expected = scorer.score(rows.get(i));
            Prediction found = answer.prediction();
            if (found == null) {
                failure = failure.isEmpty() ? "; row " + (i + 1) + ": " + answer.failure() : failure;
            } else {
                answered++;
                if (found.equals(expected)) {
                    equal++;
                } else if (difference.isEmpty()) {
                    difference =
                            "; row " + (i + 1) + ": the server says " + found + ", and the scorer says " + expected;
                }
            }
            context.progress(i + 1, requests(rows.size()), "requests");
        }
        int sent = rows.size();
        add("answers", answered == sent, "Of " + sent + " rows sent, " + answered + " were answered" + failure);
        add(
                "parity",
                equal == sent,
                "Of " + sent + " predictions, " + equal + " are bit for bit those of the scorer in this process"
                        + difference);
    }

    private void measure(PredictClient client, List<HttpRequest> requests, ComponentContext context)
            throws InterruptedException {
        long[] nanoseconds = new long[measured(requests.size())];
        for (int i = 0; i < nanoseconds.length; i++) {
            context.checkCancelled();
            HttpRequest request = requests.get(i % requests.size());
            long start = System.nanoTime();
            client.send(request);
            nanoseconds[i] = System.nanoTime() - start;
            context.progress(requests.size() + i + 1, requests(requests.size()), "requests");
        }
        Arrays.sort(nanoseconds);
        long high = percentile(nanoseconds, 99);
        LOG.info(
                "Latency of {} requests: median {} ms, 99th percentile {} ms",
                nanoseconds.length,
                percentile(nanoseconds, 50) / 1e6,
                high / 1e6);
        boolean passed = high <= config.maximumLatency().toNanos();
        add(
                "latency",
                passed,
                "The 99th percentile of the latency is " + (passed ? "at most " : "more than ")
                        + config.maximumLatency().toMillis() + " ms");
    }

    private void alive(RunningServer running) {
        boolean alive = running.process().isEmpty()
                || ProcessHandle.of(running.process().getAsLong())
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
        add(
                "alive",
                alive,
                alive ? "The server was alive after the last request" : "The server ended before the last request did");
    }

    private void add(String name, boolean passed, String sentence) {
        checks.add(new Check(name, passed, sentence));
    }

    private static int measured(int rows) {
        return Math.max(rows, LEAST_MEASURED);
    }

    private static int requests(int rows) {
        return rows + measured(rows);
    }

    /// The nearest rank.
    private static long percentile(long[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }
}
