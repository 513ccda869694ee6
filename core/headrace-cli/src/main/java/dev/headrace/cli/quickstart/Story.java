package dev.headrace.cli.quickstart;

import dev.headrace.core.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Whose data a quickstart works on, and what happens after the push: somebody's file, part of which is
/// played back as requests, or the simulated application.
public sealed interface Story permits OwnData, SuggestedRuns {
    /// What to work on.
    ///
    /// @return the input
    QuickstartInput input();

    /// What the model is about, in a few words.
    ///
    /// @return a title
    String title();

    /// The requests to replay, and what followed them, which is written to a file.
    ///
    /// @param findings what the first run made
    /// @param options how many requests, and where the file goes
    /// @return the traffic; at least one request
    /// @throws IOException if an artifact cannot be read, or the file cannot be written
    Traffic traffic(Findings findings, QuickstartOptions options) throws IOException;

    /// Somebody's own data.
    ///
    /// @param input what to work on
    /// @return the story
    static Story of(QuickstartInput input) {
        return new OwnData(input);
    }

    /// The simulated application that suggests runs.
    ///
    /// @param model the model's name
    /// @param directory where its history is written
    /// @param seed where its chance comes from
    /// @param exclude columns not to learn from, besides those that the story leaves out
    /// @return the story
    /// @throws IOException if the history cannot be written
    static Story simulated(String model, Path directory, Seed seed, List<String> exclude) throws IOException {
        return SuggestedRuns.write(model, directory, seed, exclude);
    }
}
