package dev.headrace.cli.quickstart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.data.Column;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.serving.rows.RowJson;
import dev.headrace.serving.scoring.JsonRow;
import dev.headrace.training.TransformGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Somebody's file. The rows that were held back from training are played back as requests, and their labels
/// arrive an hour later: production as it would be if nothing changed.
///
/// @param input what to work on
record OwnData(QuickstartInput input) implements Story {
    /// When the story that is played back begins; it is told, not measured, so that it is the same every time.
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration DELAY = Duration.ofHours(1);

    @Override
    public String title() {
        return "Prediction of '" + input.label() + "'";
    }

    @Override
    public Traffic traffic(Findings findings, QuickstartOptions options) throws IOException {
        Path file = options.directory().resolve("outcomes.jsonl");
        Examples examples = findings.examples();
        TransformGraph graph = findings.transform();
        List<Column> label = examples.columns().stream()
                .filter(column -> column.name().equals(input.label()))
                .toList();
        List<Traffic.Request> requests = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator();
                ExamplesReader reader = examples.read(Examples.EVAL, allocator);
                OutcomeFile outcomes = new OutcomeFile(file)) {
            while (requests.size() < options.requests() && reader.next()) {
                int rows = Math.min(reader.batch().getRowCount(), options.requests() - requests.size());
                for (int row = 0; row < rows; row++) {
                    String id = input.model() + "-" + (requests.size() + 1);
                    Instant time = START.plus(BETWEEN.multipliedBy(requests.size()));
                    ObjectNode features = RowJson.object(reader.batch(), graph.columns(), row);
                    requests.add(new Traffic.Request(id, time, features));
                    ObjectNode outcome = RowJson.object(reader.batch(), label, row);
                    if (outcome.hasNonNull(input.label())) {
                        outcomes.add(id, time.plus(DELAY), JsonRow.map(outcome));
                    }
                }
            }
        }
        return new Traffic("the rows that were held back, played back", requests, file);
    }
}
