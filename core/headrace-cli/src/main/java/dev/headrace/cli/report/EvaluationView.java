package dev.headrace.cli.report;

import dev.headrace.training.Evaluation;
import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.CalibrationBin;
import dev.headrace.training.Evaluation.Check;
import dev.headrace.training.Evaluation.Metric;
import dev.headrace.training.Evaluation.Slice;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a model is worth, as the report shows it.
record EvaluationView(
        boolean blessed,
        String rows,
        Label split,
        Label label,
        Label primary,
        List<CheckRow> checks,
        List<MetricRow> metrics,
        Rows<ComparisonRow> comparisons,
        @Nullable Confusion confusion,
        @Nullable Svg calibrationSvg,
        List<BinRow> calibration,
        Rows<SliceRow> slices) {
    static EvaluationView of(Evaluation evaluation, List<String> classes) {
        Charts.Axis axis = sliceAxis(evaluation);
        Double overall =
                evaluation.metric(evaluation.primary()).map(Metric::value).orElse(null);
        return new EvaluationView(
                evaluation.blessing().blessed(),
                Numbers.count(evaluation.rows(), "row"),
                Label.name(evaluation.split()),
                Label.name(evaluation.label()),
                Label.name(evaluation.primary()),
                evaluation.blessing().checks().stream().map(CheckRow::of).toList(),
                evaluation.metrics().stream()
                        .map(metric -> MetricRow.of(metric, evaluation))
                        .toList(),
                Rows.of(
                        evaluation.comparisons(),
                        Rows.MOST,
                        "comparisons",
                        comparison -> ComparisonRow.of(comparison, evaluation)),
                evaluation.confusion().isEmpty() ? null : Confusion.of(evaluation.confusion(), classes),
                evaluation.calibration().isEmpty() ? null : Charts.calibration(evaluation.calibration()),
                evaluation.calibration().stream().map(BinRow::of).toList(),
                Rows.of(evaluation.slices(), Rows.MOST, "slices", slice -> SliceRow.of(slice, axis, overall)));
    }

    private static Charts.Axis sliceAxis(Evaluation evaluation) {
        return Charts.Axis.of(Stream.concat(
                        evaluation.slices().stream().map(Slice::metric),
                        evaluation.metric(evaluation.primary()).stream())
                .flatMap(metric -> Stream.of(metric.value(), metric.lower(), metric.upper()))
                .toList());
    }

    /// A check of the blessing.
    record CheckRow(Label name, boolean passed, Label message) {
        static CheckRow of(Check check) {
            return new CheckRow(Label.of(check.name(), 80), check.passed(), Label.sentence(check.message()));
        }
    }

    /// A metric; the drawing has the baselines' values, too.
    record MetricRow(
            Label name,
            String value,
            String bounds,
            String direction,
            boolean primary,
            String low,
            String high,
            @Nullable Svg svg) {
        static MetricRow of(Metric metric, Evaluation evaluation) {
            List<Double> marks = evaluation.comparisons().stream()
                    .filter(comparison -> comparison.metric().equals(metric.name()))
                    .map(BaselineComparison::baselineValue)
                    .toList();
            Charts.Axis axis = Charts.Axis.of(
                    Stream.concat(Stream.of(metric.value(), metric.lower(), metric.upper()), marks.stream())
                            .toList());
            int decimals = Numbers.decimals(metric.lower(), metric.upper());
            String value = Numbers.fixed(metric.value(), decimals);
            String bounds = Numbers.bounds(metric.lower(), metric.upper());
            return new MetricRow(
                    Label.name(metric.name()),
                    value,
                    bounds,
                    metric.higherIsBetter() ? "higher is better" : "lower is better",
                    metric.name().equals(evaluation.primary()),
                    Numbers.number(axis.low()),
                    Numbers.number(axis.high()),
                    Charts.whisker(
                            "plain",
                            Texts.inline(metric.name()) + " " + value + " " + bounds,
                            new Charts.Whisker(metric.value(), metric.lower(), metric.upper()),
                            axis,
                            marks,
                            null));
        }
    }

    /// A comparison with a baseline.
    record ComparisonRow(
            Label baseline,
            Label metric,
            String baselineValue,
            String difference,
            String bounds,
            String verdict,
            String style,
            @Nullable Svg svg) {
        static ComparisonRow of(BaselineComparison comparison, Evaluation evaluation) {
            Charts.Axis axis = Charts.Axis.of(Stream.concat(
                            Stream.of(0.0),
                            evaluation.comparisons().stream()
                                    .filter(other -> other.metric().equals(comparison.metric()))
                                    .flatMap(other -> Stream.of(other.difference(), other.lower(), other.upper())))
                    .toList());
            int decimals = Numbers.decimals(comparison.lower(), comparison.upper());
            String difference = Numbers.signed(comparison.difference(), decimals);
            String bounds = Numbers.bounds(comparison.lower(), comparison.upper());
            String verdict = verdict(comparison);
            String style = comparison.beaten() ? "better" : comparison.upper() < 0 ? "worse" : "plain";
            return new ComparisonRow(
                    Label.name(comparison.baseline()),
                    Label.name(comparison.metric()),
                    Numbers.fixed(comparison.baselineValue(), decimals),
                    difference,
                    bounds,
                    verdict,
                    style,
                    Charts.whisker(
                            style,
                            "Difference " + difference + " " + bounds + ": " + verdict,
                            new Charts.Whisker(comparison.difference(), comparison.lower(), comparison.upper()),
                            axis,
                            List.of(),
                            0.0));
        }

        /// What the interval says of the model against the baseline.
        static String verdict(BaselineComparison comparison) {
            if (comparison.beaten()) {
                return "better";
            }
            return comparison.upper() < 0 ? "worse" : "cannot be told apart";
        }
    }

    /// A bin of the calibration.
    record BinRow(String predicted, String observed, String rows) {
        static BinRow of(CalibrationBin bin) {
            return new BinRow(
                    Numbers.fixed(bin.predicted(), 3), Numbers.fixed(bin.observed(), 3), Numbers.count(bin.rows()));
        }
    }

    /// A part of the rows.
    record SliceRow(
            Label column,
            Label value,
            String rows,
            long rowCount,
            String metric,
            double metricValue,
            String bounds,
            @Nullable Label note,
            @Nullable Svg svg) {
        static SliceRow of(Slice slice, Charts.Axis axis, @Nullable Double overall) {
            Metric metric = slice.metric();
            int decimals = Numbers.decimals(metric.lower(), metric.upper());
            String value = Numbers.fixed(metric.value(), decimals);
            String bounds = Numbers.bounds(metric.lower(), metric.upper());
            return new SliceRow(
                    Label.name(slice.column()),
                    Label.value(slice.value()),
                    Numbers.count(slice.rows()),
                    slice.rows(),
                    value,
                    metric.value(),
                    bounds,
                    slice.note() == null ? null : Label.sentence(slice.note()),
                    Charts.whisker(
                            slice.note() == null ? "plain" : "faint",
                            Texts.inline(metric.name()) + " " + value + " " + bounds,
                            new Charts.Whisker(metric.value(), metric.lower(), metric.upper()),
                            axis,
                            List.of(),
                            overall));
        }
    }
}
