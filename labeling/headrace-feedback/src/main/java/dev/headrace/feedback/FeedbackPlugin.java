package dev.headrace.feedback;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import java.util.List;

/// Provides the component `label-gen`. Stateless.
public final class FeedbackPlugin implements Plugin {
    /// For the service loader.
    public FeedbackPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(new Provided<>("label-gen", Component.class, LabelGen.class, LabelGenConfig.class));
    }

    @Override
    public List<ErrorCode> errorCodes() {
        return List.of(FeedbackErrorCode.values());
    }
}
