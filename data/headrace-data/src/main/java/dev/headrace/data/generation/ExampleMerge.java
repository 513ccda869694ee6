package dev.headrace.data.generation;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesIndex;
import dev.headrace.data.ExamplesReader;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.data.QuarantinedRow;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;

/// Merges examples: the splits of one name are put behind one another in the order of the inputs, and so is
/// what is in quarantine. The columns are those of the first input; the others must have columns of the same
/// names and types, in any order, and a column that one does not have is missing in its rows.
///
/// The input `trigger` is not read: it is there so that the lineage tells why examples were merged.
@Input(name = "examples", type = ArtifactType.EXAMPLES, many = true)
@Input(name = "trigger", type = ArtifactType.DRIFT_REPORT, optional = true)
@Output(name = "examples", type = ArtifactType.EXAMPLES)
public final class ExampleMerge implements Component {
    private static final String EXAMPLES = "examples";
    private static final String ROWS = "rows";

    private final BufferAllocator allocator;

    /// For the engine.
    ///
    /// @param allocator what batches are allocated from
    @Inject
    public ExampleMerge(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /// Writes the merged examples.
    ///
    /// @throws dev.headrace.core.HeadraceException with `DATA_COLUMNS` if an input has a column that the
    ///     first has not, or one of another type
    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        context.checkCancelled();
        List<Examples> inputs = new ArrayList<>();
        for (Artifact artifact : context.inputs(EXAMPLES)) {
            inputs.add(Examples.open(artifact.directory()));
        }
        List<Column> columns = inputs.getFirst().columns();
        for (Examples input : inputs) {
            ColumnMapping.requireColumns(columns, input, inputs.indexOf(input) + 1);
        }
        TreeSet<String> splits = new TreeSet<>();
        inputs.forEach(input -> splits.addAll(input.splits()));
        ArtifactDraft draft = context.output(EXAMPLES);
        try (ExamplesWriter writer = new ExamplesWriter(draft.directory(), columns, List.copyOf(splits), allocator)) {
            copy(inputs, columns, writer, context);
            ExamplesIndex index = writer.finish(
                    inputs.stream().map(input -> input.index().source()).collect(Collectors.joining("; ")));
            draft.property(ROWS, Long.toString(index.totalRows()));
            draft.property("quarantined", Long.toString(index.quarantined()));
        }
    }

    private void copy(List<Examples> inputs, List<Column> columns, ExamplesWriter writer, ComponentContext context)
            throws IOException, InterruptedException {
        long total =
                inputs.stream().mapToLong(input -> input.index().totalRows()).sum();
        long done = 0;
        for (Examples input : inputs) {
            for (String split : input.splits()) {
                try (ExamplesReader reader = input.read(split, allocator);
                        ColumnMapping mapping = new ColumnMapping(columns, reader.batch(), allocator)) {
                    while (reader.next()) {
                        context.checkCancelled();
                        done += mapping.copy(writer, split);
                        context.progress(done, total, ROWS);
                    }
                }
            }
            copyQuarantine(input, writer);
        }
    }

    private static void copyQuarantine(Examples input, ExamplesWriter writer) throws IOException {
        if (!input.hasQuarantine()) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(input.quarantine())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String file = input.quarantine().toString();
                writer.quarantine(JsonRecords.parse(line, QuarantinedRow.class, file));
            }
        }
    }
}
