package dev.headrace.feedback;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ExamplesIndex;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.data.Splits;
import dev.headrace.validation.DataSchema;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// The component `label-gen`: makes examples of a prediction log and an outcome log, by [FeedbackJoin]. A row
/// has the columns of the schema: features as they were served, the label and whatever else the outcome says,
/// null for the rest. Rows are in order of their predictions' time, then id; the id decides the split.
///
/// Beside the examples it writes [FeedbackReport]; the artifact's properties are `rows`, and `matched` for
/// the rows' predictions that an outcome labelled.
@Input(name = "schema", type = ArtifactType.SCHEMA)
@Output(name = "examples", type = ArtifactType.EXAMPLES)
public final class LabelGen implements Component {
    private static final int CHECK_EVERY = 4096;

    private final LabelGenConfig config;
    private final BufferAllocator allocator;

    /// For the engine.
    ///
    /// @param config the settings
    /// @param allocator what the batches are allocated from
    @Inject
    public LabelGen(LabelGenConfig config, BufferAllocator allocator) {
        this.config = config;
        this.allocator = allocator;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        context.checkCancelled();
        DataSchema schema =
                JsonRecords.read(context.input("schema").directory().resolve(DataSchema.FILE), DataSchema.class);
        LabelColumn label = LabelColumn.of(schema, config.label());
        List<Column> columns = schema.features().stream()
                .map(feature -> new Column(feature.name(), feature.type()))
                .toList();
        Splits splits = Splits.parse(config.splits());
        ArtifactDraft draft = context.output("examples");
        try (JsonLinesLog predictions = new JsonLinesLog(config.predictions().files());
                JsonLinesLog outcomes = new JsonLinesLog(config.outcomes().files());
                ExamplesWriter writer = new ExamplesWriter(draft.directory(), columns, splits.names(), allocator);
                LabelledRows rows = new LabelledRows(config, label, columns, predictions, writer, allocator)) {
            JoinSettings settings = config.join(label.name());
            FeedbackJoin<LogPosition> join = new FeedbackJoin<>(settings);
            Set<String> wanted = new HashSet<>();
            columns.forEach(column -> wanted.add(column.name()));
            wanted.add(settings.label());
            LogReading reading = new LogReading(context, writer);
            reading.predictions(predictions, join);
            reading.outcomes(outcomes, wanted, join);
            JoinResult<LogPosition> result = join.result();
            long done = 0;
            for (LabelledPrediction<LogPosition> labelled : result.labelled()) {
                if (done % CHECK_EVERY == 0) {
                    context.checkCancelled();
                    context.progress(done, result.labelled().size(), "rows");
                }
                rows.write(labelled, reading.served());
                done++;
            }
            ExamplesIndex index = writer.finish(predictions.names() + " with " + outcomes.names());
            FeedbackReport report = new FeedbackReport(
                    label.name(),
                    result.report(),
                    index.totalRows(),
                    index.quarantined() - reading.quarantined(),
                    reading.quarantined(),
                    label.counts(),
                    label.baseRate());
            JsonRecords.write(draft.directory().resolve(FeedbackReport.FILE), report);
            draft.property("rows", Long.toString(index.totalRows()));
            draft.property("matched", Long.toString(rows.matched()));
        }
    }

    /// Reads the logs into the join, and what cannot be read into quarantine.
    private static final class LogReading {
        private final ComponentContext context;
        private final ExamplesWriter writer;
        private final Set<String> served = new HashSet<>();
        private long lines;
        private long quarantined;

        LogReading(ComponentContext context, ExamplesWriter writer) {
            this.context = context;
            this.writer = writer;
        }

        void predictions(JsonLinesLog log, FeedbackJoin<LogPosition> join) throws IOException, InterruptedException {
            log.forEach((bytes, position) -> {
                tick();
                try {
                    join.add(LogParser.prediction(bytes, position, served::add));
                } catch (UnusableException e) {
                    quarantine(log, bytes, position, e);
                }
            });
        }

        void outcomes(JsonLinesLog log, Set<String> wanted, FeedbackJoin<LogPosition> join)
                throws IOException, InterruptedException {
            log.forEach((bytes, position) -> {
                tick();
                try {
                    join.add(LogParser.outcome(bytes, wanted::contains));
                } catch (UnusableException e) {
                    if (e.id() != null) {
                        join.addUnreadable(e.id());
                    }
                    quarantine(log, bytes, position, e);
                }
            });
        }

        /// The names of the features that at least one prediction was served.
        Set<String> served() {
            return served;
        }

        long quarantined() {
            return quarantined;
        }

        private void quarantine(JsonLinesLog log, byte[] bytes, LogPosition position, UnusableException why)
                throws IOException {
            writer.quarantine(log.quarantined(position, bytes, why));
            quarantined++;
        }

        private void tick() throws InterruptedException {
            if (lines % CHECK_EVERY == 0) {
                context.checkCancelled();
                context.progress(lines, -1, "lines");
            }
            lines++;
        }
    }
}
