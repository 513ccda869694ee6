package dev.headrace.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sixth section: what to do now.
record NextSection(List<StepView> steps) {
    static NextSection of(List<NextStep> steps) {
        return new NextSection(steps.stream().map(StepView::of).toList());
    }

    /// One step. Commands are whole, since they are copied.
    record StepView(
            Label text, @Nullable String command, @Nullable String link) {
        static StepView of(NextStep step) {
            String command = step.command();
            return new StepView(
                    Label.sentence(step.text()),
                    command == null
                            ? null
                            : String.join(
                                    "\n", command.lines().map(Texts::visible).toList()),
                    step.link() == null ? null : Texts.visible(step.link()));
        }
    }
}
