package dev.headrace.serving.release;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What the test of a model on a real server found: the file `infra.json` of the artifact. No measured times
/// are in it, so equal models give equal reports.
///
/// @param format the name and version of this form, [#FORMAT]
/// @param rows how many rows were sent
/// @param heapMebibytes the heap of the server's process
/// @param latencyLimitMilliseconds what the 99th percentile of the latency may be
/// @param checks in the order in which they were made; those after a server that did not start are left out
public record InfraReport(
        String format, int rows, int heapMebibytes, long latencyLimitMilliseconds, List<Check> checks) {
    /// The form that this release writes.
    public static final String FORMAT = "headrace-infra-report/1";
    /// The file's name.
    public static final String FILE = "infra.json";

    /// Copies the list.
    public InfraReport {
        checks = List.copyOf(checks);
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("the format is '" + format + "', and '" + FORMAT + "' was expected");
        }
    }

    /// Whether the model may serve.
    ///
    /// @return true if every check passed
    public boolean blessed() {
        return checks.stream().allMatch(Check::passed);
    }

    /// One thing that was looked at.
    ///
    /// @param name what, in kebab-case: `start`, `answers`, `parity`, `latency`, `alive`
    /// @param passed whether it was as it should be
    /// @param sentence what was found
    public record Check(String name, boolean passed, String sentence) {
        /// Checks that nothing is null.
        public Check {
            requireNonNull(name, "name is null");
            requireNonNull(sentence, "sentence is null");
        }
    }
}
