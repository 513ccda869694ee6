package dev.headrace.transform;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a transform over single rows, as serving does; the numbers are those of [BatchTransform], bit for
/// bit. Immutable and thread-safe.
public final class RowTransform {
    private final List<Column> columns;
    private final List<Step> steps;
    private final int width;

    /// Makes a graph ready to run.
    ///
    /// @param graph the transform
    /// @throws HeadraceException with [TrainingErrorCode#TRANSFORM_MISMATCH] if its operations do not fit its
    ///     columns
    public RowTransform(TransformGraph graph) {
        this.columns = graph.columns();
        this.steps = Step.of(graph);
        this.width = graph.width();
    }

    /// The columns that a row has.
    ///
    /// @return those of the graph, in its order
    public List<Column> columns() {
        return columns;
    }

    /// How many numbers come out.
    ///
    /// @return the width of the graph
    public int width() {
        return width;
    }

    /// Transforms one row.
    ///
    /// @param values one for each of [#columns]: null where it is missing, else a `Boolean` for BOOLEAN, a
    ///     `Long` for INTEGER, DATE (days since 1970) and TIMESTAMP (microseconds since 1970), a `Double` for
    ///     REAL, a `String` for TEXT
    /// @param output receives [#width] numbers, all finite
    /// @throws HeadraceException with [TrainingErrorCode#TRANSFORM_MISMATCH] if a value is of another class,
    ///     or there are more or fewer values than columns
    public void apply(@Nullable Object[] values, double[] output) {
        if (values.length != columns.size()) {
            throw new HeadraceException(
                    TrainingErrorCode.TRANSFORM_MISMATCH,
                    "The row has " + values.length + " values, and the transform reads " + columns.size());
        }
        for (Step step : steps) {
            Object value = values[step.index()];
            if (value == null) {
                step.kernel().missing(output, step.at());
            } else {
                apply(step, value, output);
            }
        }
    }

    private static void apply(Step step, Object value, double[] output) {
        Kernel kernel = step.kernel();
        int at = step.at();
        switch (step.column().type()) {
            case BOOLEAN -> kernel.flag(cast(Boolean.class, step, value), output, at);
            case INTEGER, DATE, TIMESTAMP -> kernel.whole(cast(Long.class, step, value), output, at);
            case REAL -> kernel.real(cast(Double.class, step, value), output, at);
            case TEXT -> {
                byte[] utf8 = cast(String.class, step, value).getBytes(StandardCharsets.UTF_8);
                kernel.text(utf8, utf8.length, output, at);
            }
        }
    }

    private static <T> T cast(Class<T> expected, Step step, Object value) {
        if (!expected.isInstance(value)) {
            throw new HeadraceException(
                    TrainingErrorCode.TRANSFORM_MISMATCH,
                    "Column '" + step.column().name() + "' was given as a "
                            + value.getClass().getSimpleName() + ", and "
                            + step.column().type() + " needs a " + expected.getSimpleName());
        }
        return expected.cast(value);
    }
}
