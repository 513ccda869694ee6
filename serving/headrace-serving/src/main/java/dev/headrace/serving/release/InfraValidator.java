package dev.headrace.serving.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.serving.release.InfraReport.Check;
import dev.headrace.serving.rows.RowJson;
import dev.headrace.serving.scoring.Scorer;
import dev.headrace.serving.spi.ModelServer;
import dev.headrace.training.Model;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries a model on a real server in a process of its own, before it is pushed: it must start within its
/// heap, answer rows of the split eval as the scorer in this process does, bit for bit, be fast enough, and
/// live to the end. What fails is in the report, and takes the blessing; it is no error.
@Input(name = "model", type = ArtifactType.MODEL)
@Input(name = "examples", type = ArtifactType.EXAMPLES)
@Output(name = "blessing", type = ArtifactType.INFRA_BLESSING)
public final class InfraValidator implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(InfraValidator.class);

    private final InfraValidatorConfig config;
    private final ModelServer server;
    private final BufferAllocator allocator;

    /// For the engine.
    ///
    /// @param config the limits
    /// @param server what serves
    /// @param allocator what the rows are read into
    @Inject
    public InfraValidator(InfraValidatorConfig config, ModelServer server, BufferAllocator allocator) {
        this.config = config;
        this.server = server;
        this.allocator = allocator;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        context.checkCancelled();
        Path model = context.input("model").directory();
        Scorer scorer = Scorer.of(Model.read(model));
        List<ObjectNode> rows = rows(Examples.open(context.input("examples").directory()), scorer.columns());
        List<Check> checks = rows.isEmpty()
                ? List.of(new Check("answers", false, "The split " + Examples.EVAL + " has no rows to send"))
                : new ServerTrial(server, config).run(model, scorer, rows, context);
        InfraReport report = new InfraReport(
                InfraReport.FORMAT,
                rows.size(),
                config.heapMebibytes(),
                config.maximumLatency().toMillis(),
                checks);
        checks.stream()
                .filter(check -> !check.passed())
                .forEach(check -> LOG.warn("The model is not blessed: {}", check.sentence()));
        ArtifactDraft output = context.output("blessing");
        JsonRecords.write(output.directory().resolve(InfraReport.FILE), report);
        output.property("blessed", Boolean.toString(report.blessed()));
    }

    private List<ObjectNode> rows(Examples examples, List<Column> columns) throws IOException {
        List<ObjectNode> rows = new ArrayList<>();
        try (ExamplesReader reader = examples.read(Examples.EVAL, allocator)) {
            while (rows.size() < config.rows() && reader.next()) {
                int count = Math.min(reader.batch().getRowCount(), config.rows() - rows.size());
                for (int row = 0; row < count; row++) {
                    rows.add(RowJson.object(reader.batch(), columns, row));
                }
            }
        }
        return rows;
    }
}
