package dev.headrace.core.component;

import dev.headrace.core.Seed;
import dev.headrace.core.artifact.Artifact;
import java.time.InstantSource;
import java.util.List;

/// What one execution of a component sees: given by the engine, confined to the component's thread unless a method
/// says otherwise.
public interface ComponentContext {
    /// The pipeline's name.
    ///
    /// @return kebab-case
    String pipeline();

    /// The node's name in the pipeline.
    ///
    /// @return kebab-case
    String node();

    /// The clock. Nothing that it says may end in an artifact's bytes.
    ///
    /// @return a thread-safe clock
    InstantSource clock();

    /// The seed of this node: derived from the run's seed and the node's name.
    ///
    /// @return the seed
    Seed seed();

    /// The artifacts at an input, in the order of the pipeline's channels. Their files are read-only.
    ///
    /// @param input the name of a declared [Input]
    /// @return the artifacts; empty only at an optional input that is not connected
    /// @throws IllegalArgumentException if the component declares no such input
    List<Artifact> inputs(String input);

    /// The one artifact at an input.
    ///
    /// @param input the name of a declared [Input]
    /// @return the artifact
    /// @throws IllegalArgumentException if the component declares no such input, or there is not exactly one
    ///     artifact
    default Artifact input(String input) {
        List<Artifact> artifacts = inputs(input);
        if (artifacts.size() != 1) {
            throw new IllegalArgumentException(
                    "input '" + input + "' has " + artifacts.size() + " artifacts, and one was expected");
        }
        return artifacts.getFirst();
    }

    /// Where an output is written.
    ///
    /// @param output the name of a declared [Output]
    /// @return the draft, always the same one for a name; every declared output is published, even if left empty
    /// @throws IllegalArgumentException if the component declares no such output
    ArtifactDraft output(String output);

    /// Says how far the work is. Thread-safe and cheap: call it as often as is natural.
    ///
    /// @param done how much is done
    /// @param total how much there is, or a negative number where that is unknown
    /// @param unit what is counted: `rows`, `trees`
    void progress(long done, long total, String unit);

    /// Ends the execution here if it was cancelled or ran out of time. Thread-safe; long loops call it every few
    /// thousand rows.
    ///
    /// @throws InterruptedException if it was
    void checkCancelled() throws InterruptedException;
}
