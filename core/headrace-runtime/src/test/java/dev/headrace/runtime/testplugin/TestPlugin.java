package dev.headrace.runtime.testplugin;

import dev.headrace.core.component.Component;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import java.util.List;

/// Provides components, two greeters, and metadata in memory.
public final class TestPlugin implements Plugin {
    @Override
    public List<Provided<?>> provides() {
        return List.of(
                new Provided<>(
                        "write-text", Component.class, Components.WriteText.class, Components.WriteTextConfig.class),
                new Provided<>("join", Component.class, Components.Join.class, Components.JoinConfig.class),
                Provided.of("measure", Component.class, Components.Measure.class),
                new Provided<>("judge", Component.class, Components.Judge.class, Components.JudgeConfig.class),
                new Provided<>(
                        "read-files", Component.class, Components.ReadFiles.class, Components.ReadFilesConfig.class),
                Provided.of("block", Component.class, Components.Block.class),
                Provided.of("stubborn", Component.class, Components.Stubborn.class),
                Provided.of("leak", Component.class, Components.Leak.class),
                Provided.of("buffered", Component.class, Components.Buffered.class),
                Provided.of("dice", Component.class, Components.Dice.class),
                Provided.of("greet", Component.class, Components.Greet.class),
                Provided.of("greet-all", Component.class, Components.GreetAll.class),
                Provided.of("count-texts", Component.class, Components.CountTexts.class),
                Provided.of("unbuildable", Component.class, Components.Unbuildable.class),
                Provided.of("refusing", Component.class, Components.Refusing.class),
                Provided.of("fails-twice", Component.class, Components.FailsTwice.class),
                new Provided<>("plain", Greeter.class, Greeters.Plain.class, Greeters.PlainConfig.class),
                new Provided<>("loud", Greeter.class, Greeters.Loud.class, Greeters.LoudConfig.class),
                new Provided<>("memory", MetadataStore.class, SharedMetadata.class, SharedMetadata.Settings.class));
    }
}
