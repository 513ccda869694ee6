package dev.headrace.cli.quickstart;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.Seed;
import dev.headrace.suggesting.runs.Drift;
import dev.headrace.suggesting.runs.Outcome;
import dev.headrace.suggesting.runs.RunSimulation;
import dev.headrace.suggesting.runs.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The application that suggests runs: eight weeks of history to learn from, and then four weeks with a heat
/// wave and many beginners.
///
/// @param input what to work on
/// @param simulation where the rows come from
record SuggestedRuns(QuickstartInput input, RunSimulation simulation) implements Story {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int HISTORY_ROWS = 12_000;
    /// Known only after the answer. The reason of a rejection is as well; that one is left for the validator
    /// to find.
    private static final List<String> AFTERWARDS = List.of("completed", "enjoyment");

    static Story write(String model, Path directory, Seed seed, List<String> exclude) throws IOException {
        RunSimulation simulation = RunSimulation.of(seed);
        Files.createDirectories(directory);
        Path history = directory.resolve("runs.csv");
        Path written = directory.resolve("runs.csv.new");
        simulation.writeHistory(written, HISTORY_ROWS);
        Files.move(written, history, StandardCopyOption.REPLACE_EXISTING);
        List<String> left = new ArrayList<>(AFTERWARDS);
        left.addAll(exclude);
        return new SuggestedRuns(
                new QuickstartInput(
                        model, List.of(history.toString()), "csv", "", RunSimulation.label(), "auto", left, null),
                simulation);
    }

    @Override
    public String title() {
        return "Will the runner accept the suggested run?";
    }

    @Override
    public Traffic traffic(Findings findings, QuickstartOptions options) throws IOException {
        Path file = options.directory().resolve("outcomes.jsonl");
        List<Suggestion> suggestions = simulation.fresh(options.requests(), Drift.KNOWN);
        try (OutcomeFile outcomes = new OutcomeFile(file)) {
            for (Outcome outcome : RunSimulation.outcomes(suggestions)) {
                outcomes.add(outcome.id(), outcome.time(), outcome.values());
            }
        }
        return new Traffic(
                "four weeks of suggestions in a heat wave, to many beginners",
                suggestions.stream()
                        .map(suggestion -> new Traffic.Request(
                                suggestion.id(),
                                suggestion.time(),
                                JSON.<ObjectNode>valueToTree(suggestion.features())))
                        .toList(),
                file);
    }
}
