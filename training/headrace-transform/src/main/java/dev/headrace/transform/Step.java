package dev.headrace.transform;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.training.Operation;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One operation of a graph, ready to run. Immutable and thread-safe.
///
/// @param index the place of the column among those of the graph
/// @param column the column that is read
/// @param kernel what is done with its values
/// @param at where its numbers start among those of the graph
record Step(int index, Column column, Kernel kernel, int at) {
    /// The steps of a graph, in order.
    ///
    /// @throws HeadraceException with [TrainingErrorCode#TRANSFORM_MISMATCH] if an operation reads a column
    ///     that the graph does not have, or of a type that it cannot read
    static List<Step> of(TransformGraph graph) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < graph.columns().size(); i++) {
            places.put(graph.columns().get(i).name(), i);
        }
        List<Step> steps = new ArrayList<>();
        int at = 0;
        for (Operation operation : graph.operations()) {
            Integer place = places.get(operation.column());
            if (place == null) {
                throw new HeadraceException(
                        TrainingErrorCode.TRANSFORM_MISMATCH,
                        "The transform has an operation on column '" + operation.column()
                                + "', which is not among its columns");
            }
            Column column = graph.columns().get(place);
            steps.add(new Step(place, column, Kernel.of(operation, column.type()), at));
            at += operation.width();
        }
        return List.copyOf(steps);
    }
}
