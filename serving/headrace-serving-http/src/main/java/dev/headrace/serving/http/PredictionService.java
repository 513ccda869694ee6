package dev.headrace.serving.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.serving.PredictionRecord;
import dev.headrace.serving.scoring.JsonRow;
import dev.headrace.serving.scoring.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Predicts the rows of a request and logs them: all of them, or none if one is wrong. Thread-safe.
final class PredictionService {
    private final @Nullable PredictionLog log;

    PredictionService(@Nullable PredictionLog log) {
        this.log = log;
    }

    /// Predicts.
    ///
    /// @param served the version that predicts
    /// @param rows at least one
    /// @param mark what names the request in the log
    /// @return a prediction for each row
    List<Prediction> predict(Served served, List<ObjectNode> rows, RequestMark mark) {
        List<Prediction> predictions = new ArrayList<>(rows.size());
        List<PredictionRecord> records = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, @Nullable Object> row = JsonRow.map(rows.get(i));
            Prediction prediction = predict(served, row, i, rows.size());
            predictions.add(prediction);
            if (log != null) {
                records.add(line(served, mark, mark.id(i, rows.size()), row, prediction));
            }
        }
        if (log != null) {
            log.append(records);
        }
        return predictions;
    }

    @SuppressWarnings("NullAway") // it does not see the annotations of a compact constructor's parameters
    private static PredictionRecord line(
            Served served, RequestMark mark, String id, Map<String, @Nullable Object> row, Prediction prediction) {
        return new PredictionRecord(
                id,
                mark.time().toString(),
                served.model(),
                served.number(),
                row,
                prediction.label(),
                prediction.scores());
    }

    private static Prediction predict(Served served, Map<String, @Nullable Object> row, int index, int rows) {
        try {
            return served.scorer().score(row);
        } catch (HeadraceException e) {
            if (rows == 1) {
                throw e;
            }
            throw new HeadraceException(e.code(), "Row " + index + ", counted from 0: " + e.getMessage(), e);
        }
    }
}
