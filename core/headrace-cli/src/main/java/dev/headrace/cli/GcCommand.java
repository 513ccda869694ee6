package dev.headrace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.GarbageReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `headrace gc`.
@Command(
        name = "gc",
        description = {
            "Remove artifacts that no kept run made, read or took from the cache.",
            "The newest runs of each pipeline are kept. Metadata stay, so lineage stays whole."
        },
        mixinStandardHelpOptions = true)
final class GcCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Option(
            names = "--keep",
            paramLabel = "NUMBER",
            defaultValue = "10",
            description = "How many of the newest runs of each pipeline are kept (default: 10).")
    private int keep;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (keep < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--keep is " + keep + ", and cannot be negative.");
        }
        try (Engine engine = options.open()) {
            GarbageReport report = dryRun ? engine.previewGarbage(keep) : engine.collectGarbage(keep);
            print(report, spec.commandLine().getOut());
        }
        return 0;
    }

    private void print(GarbageReport report, PrintWriter out) {
        if (options.isJson()) {
            ObjectNode root = Json.object().put("removed", report.removed()).put("bytes", report.bytes());
            report.keptRuns().forEach(root.putArray("keptRuns")::add);
            report.uris().forEach(root.putArray("artifacts")::add);
            Json.print(out, root);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s %d %s, %.1f MiB; runs kept: %d%n",
                report.removed() ? "Removed" : "Would remove",
                report.uris().size(),
                report.uris().size() == 1 ? "artifact" : "artifacts",
                report.bytes() / (1024.0 * 1024.0),
                report.keptRuns().size());
        if (!report.removed()) {
            report.uris().forEach(uri -> out.println("  " + uri));
        }
        out.flush();
    }
}
