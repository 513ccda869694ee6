package dev.headrace.training.evaluation;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Examples;
import dev.headrace.training.Evaluation;
import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.Metric;
import dev.headrace.training.Evaluation.Slice;
import dev.headrace.training.Model;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.transform.BatchTransform;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.LabelSchema;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The component `evaluator`: judges a model by rows that it has not seen, against baselines on the same
/// rows, and blesses it if it holds what is demanded. Writes `evaluation.json` into `evaluation` and
/// `blessing.json` into `blessing`, whose property `blessed` is `true` or `false`.
///
/// Classes are judged by log-loss first, numbers by the root of the mean squared error. Intervals are of
/// 95 %: the mean of losses by the normal distribution (under 30 rows by the bootstrap), accuracy by Wilson, the
/// area under the ROC curve by DeLong, macro-F1 and differences of roots by the delta method, all else by the
/// bootstrap. Differences are paired: both predict the same rows. The level of people is a number without
/// rows, so its difference is that number's from the model's interval.
///
/// The model must surely be better than the majority class or the mean, and must not surely be worse than the
/// live model at `baseline-model`. Rows without a label are left out. Keeps the losses of each row in memory,
/// not its features.
@Input(name = "examples", type = ArtifactType.EXAMPLES)
@Input(name = "model", type = ArtifactType.MODEL)
@Input(name = "baseline-model", type = ArtifactType.MODEL, optional = true)
@Input(name = "schema", type = ArtifactType.SCHEMA, optional = true)
@Output(name = "evaluation", type = ArtifactType.MODEL_EVALUATION)
@Output(name = "blessing", type = ArtifactType.MODEL_BLESSING)
public final class Evaluator implements Component {
    /// The file in the artifact `blessing`.
    public static final String BLESSING_FILE = "blessing.json";

    private static final String BLESSED = "blessed";

    private final EvaluatorConfig config;
    private final BufferAllocator allocator;

    /// For the engine.
    ///
    /// @param config how to judge
    /// @param allocator what batches are read with
    @Inject
    public Evaluator(EvaluatorConfig config, BufferAllocator allocator) {
        this.config = config;
        this.allocator = allocator;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        context.checkCancelled();
        Examples examples = Examples.open(context.input("examples").directory());
        Model model = Model.read(context.input("model").directory());
        int rows = Math.toIntExact(examples.rows(config.split()));
        BlessingChecks checks = new BlessingChecks(config);
        Features features = new Features(new BatchTransform(model.transform(), examples.columns()));
        Baselines baselines = new Baselines(examples, model, rows, allocator);
        TrainingMonitor monitor = (done, total, unit) -> {
            context.checkCancelled();
            context.progress(done, total, unit);
        };

        List<Contender> others = new ArrayList<>();
        others.add(baselines.featureless());
        others.addAll(
                baselines.linear(features, config.linearRows(), context.seed().derive("linear model"), monitor));
        for (Artifact live : context.inputs("baseline-model")) {
            others.addAll(baselines.live(Model.read(live.directory())));
        }
        Contender contender = baselines.model(features);
        Slices slices = slices(context, examples, model);
        Bout bout = new Bout(examples, config.split(), model.transform().label(), contender, others, slices);
        bout.run(allocator, monitor);

        Judgement judgement = judgement(
                model.transform().label(),
                contender.scores(),
                bout,
                new Bootstrap(context.seed().derive("bootstrap")));
        baselines.notes().forEach(checks::note);
        Evaluation evaluation = evaluation(model.transform().label(), judgement, bout, others, slices, checks);
        JsonRecords.write(context.output("evaluation").directory().resolve(Evaluation.FILE), evaluation);
        ArtifactDraft blessing = context.output("blessing");
        JsonRecords.write(blessing.directory().resolve(BLESSING_FILE), evaluation.blessing());
        blessing.property(BLESSED, Boolean.toString(evaluation.blessing().blessed()));
    }

    private Slices slices(ComponentContext context, Examples examples, Model model) throws IOException {
        List<Artifact> schemas = context.inputs("schema");
        @Nullable
        DataSchema schema = schemas.isEmpty()
                ? null
                : JsonRecords.read(schemas.getFirst().directory().resolve(DataSchema.FILE), DataSchema.class);
        List<SliceColumn> columns = new SliceChoice(examples, config.split(), allocator)
                .choose(config.sliceColumns(), schema, model.transform());
        return new Slices(columns, !config.sliceColumns().isEmpty());
    }

    private static Judgement judgement(LabelSchema label, Scores scores, Bout bout, Bootstrap bootstrap) {
        return switch (scores) {
            case ClassScores classes ->
                new ClassJudgement(
                        classes, bout.labels(), bout.rows(), label.classes().size(), bootstrap);
            case NumberScores numbers -> new NumberJudgement(numbers, bout.labels(), bout.rows(), bootstrap);
        };
    }

    private Evaluation evaluation(
            LabelSchema label,
            Judgement judgement,
            Bout bout,
            List<Contender> others,
            Slices slices,
            BlessingChecks checks) {
        List<Metric> metrics = judgement.metrics();
        Metric primary = metrics.getFirst();
        checks.rows(bout.rows(), bout.unlabelled());
        List<BaselineComparison> comparisons = new ArrayList<>();
        for (Contender other : others) {
            List<BaselineComparison> against = judgement.against(other.name(), other.scores());
            checks.comparison(against.getFirst(), primary.value());
            comparisons.addAll(against);
        }
        config.humanLevel().ifPresent(level -> comparisons.add(judgement.againstHuman(level)));
        checks.thresholds(metrics);
        List<Slice> parts = slices.slices(judgement, config.minimumSliceRows());
        checks.slices(parts, primary);
        return new Evaluation(
                label.task(),
                label.column(),
                config.split(),
                bout.rows(),
                judgement.primary(),
                metrics,
                comparisons,
                parts,
                judgement.calibration(),
                judgement.confusion(),
                checks.blessing());
    }
}
