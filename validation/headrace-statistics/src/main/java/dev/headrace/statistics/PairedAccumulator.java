package dev.headrace.statistics;

import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.column.CellLengths;
import dev.headrace.statistics.internal.semantic.PairedFeatures;
import dev.headrace.validation.PairedStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/// Whether the columns of sparse and weighted features belong together in each row. Confined to one thread.
final class PairedAccumulator {
    private final List<PairedFeatures> features;

    PairedAccumulator(Declarations declared) {
        Map<String, PairedFeatures> byName = new TreeMap<>();
        declared.sparse()
                .forEach(sparse ->
                        byName.put(sparse.name(), new PairedFeatures(sparse.name(), sparse.value(), sparse.indices())));
        declared.weighted()
                .forEach(weighted -> byName.put(
                        weighted.name(),
                        new PairedFeatures(weighted.name(), weighted.value(), List.of(weighted.weight()))));
        features = List.copyOf(byName.values());
    }

    /// Whether there are no such features.
    boolean isEmpty() {
        return features.isEmpty();
    }

    void fold(VectorSchemaRoot batch, Rows rows, DictionaryProvider dictionaries) {
        Map<String, int[]> lengths = new TreeMap<>();
        for (PairedFeatures feature : features) {
            List<int[]> columns = new ArrayList<>();
            for (String column : feature.columns()) {
                columns.add(lengths.computeIfAbsent(
                        column, name -> CellLengths.of(DatasetAccumulator.vector(batch, name), rows, dictionaries)));
            }
            feature.fold(columns, rows.size());
        }
    }

    void merge(PairedAccumulator other) {
        for (int i = 0; i < features.size(); i++) {
            features.get(i).merge(other.features.get(i));
        }
    }

    /// What was found, in the order of the names.
    List<PairedStatistics> result() {
        return features.stream().map(PairedFeatures::result).toList();
    }

    void write(StateOutput output) {
        features.forEach(feature -> feature.write(output));
    }

    void read(StateInput input) {
        features.forEach(feature -> feature.read(input));
    }
}
