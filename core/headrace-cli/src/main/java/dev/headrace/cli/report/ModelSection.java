package dev.headrace.cli.report;

import dev.headrace.training.Hyperparameters;
import dev.headrace.training.ModelCard;
import dev.headrace.training.TuningResult;
import dev.headrace.training.TuningResult.Trial;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.LabelSchema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fourth section: how the model was found, and what it is worth.
record ModelSection(
        @Nullable Card card,
        @Nullable Tuning tuning,
        @Nullable EvaluationView evaluation) {
    static ModelSection of(ReportContent content) {
        return new ModelSection(
                content.model() == null ? null : Card.of(content.model()),
                content.tuning() == null ? null : Tuning.of(content.tuning()),
                content.evaluation() == null
                        ? null
                        : EvaluationView.of(content.evaluation(), classes(content.schema())));
    }

    static List<String> classes(@Nullable DataSchema schema) {
        LabelSchema label = schema == null ? null : schema.label();
        return label == null ? List.of() : label.classes();
    }

    static String settings(Hyperparameters hyperparameters) {
        return hyperparameters.values().isEmpty()
                ? "defaults"
                : String.join(
                        ", ",
                        hyperparameters.values().entrySet().stream()
                                .map(setting -> setting.getKey() + " " + Numbers.number(setting.getValue()))
                                .toList());
    }

    /// What was trained.
    record Card(
            Label trainer,
            Label settings,
            String rows,
            @Nullable String available) {
        static Card of(ModelCard model) {
            return new Card(
                    Label.name(model.trainer()),
                    Label.sentence(ModelSection.settings(model.hyperparameters())),
                    Numbers.count(model.trainingRows()),
                    model.availableRows() > model.trainingRows() ? Numbers.count(model.availableRows()) : null);
        }
    }

    /// What was tried.
    record Tuning(Label metric, String judged, Rows<TrialRow> trials) {
        private static final int MOST = 50;

        static Tuning of(TuningResult tuning) {
            Charts.Axis axis = Charts.Axis.of(tuning.trials().stream()
                    .flatMap(trial -> Stream.of(
                            trial.mean(), trial.mean() - trial.standardError(), trial.mean() + trial.standardError()))
                    .toList());
            return new Tuning(
                    Label.name(tuning.metric()),
                    Numbers.count(tuning.rows(), "row") + " in " + Numbers.count(tuning.folds(), "part"),
                    Rows.of(tuning.trials(), MOST, "trials", trial -> TrialRow.of(trial, tuning, axis)));
        }
    }

    /// One trial.
    record TrialRow(
            Label trainer,
            Label settings,
            String mean,
            double meanValue,
            String error,
            boolean chosen,
            @Nullable Svg svg) {
        static TrialRow of(Trial trial, TuningResult tuning, Charts.Axis axis) {
            double low = trial.mean() - trial.standardError();
            double high = trial.mean() + trial.standardError();
            int decimals = Numbers.decimals(low, high);
            boolean chosen = trial.trainer().equals(tuning.trainer())
                    && trial.hyperparameters().equals(tuning.hyperparameters());
            String mean = Numbers.fixed(trial.mean(), decimals);
            return new TrialRow(
                    Label.name(trial.trainer()),
                    Label.sentence(ModelSection.settings(trial.hyperparameters())),
                    mean,
                    trial.mean(),
                    Numbers.fixed(trial.standardError(), decimals),
                    chosen,
                    Charts.whisker(
                            chosen ? "better" : "plain",
                            "Mean " + mean + " with one standard error",
                            new Charts.Whisker(trial.mean(), low, high),
                            axis,
                            List.of(),
                            null));
        }
    }
}
