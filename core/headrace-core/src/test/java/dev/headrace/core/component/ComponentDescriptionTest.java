package dev.headrace.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.config.Config;
import dev.headrace.core.config.Property;
import dev.headrace.core.plugin.Provided;
import org.junit.jupiter.api.Test;

final class ComponentDescriptionTest {
    record TrainerConfig(
            @Config(value = "trees", defaultValue = "100", description = "How many trees")
            int trees) {}

    @Input(name = "examples", type = ArtifactType.EXAMPLES, many = true)
    @Input(name = "schema", type = ArtifactType.SCHEMA, optional = true)
    @Output(name = "model", type = ArtifactType.MODEL)
    @Output(name = "report", type = "TrainingReport")
    static final class Trainer implements Component {
        @Override
        public void run(ComponentContext context) {}
    }

    @Output(name = "examples", type = ArtifactType.EXAMPLES)
    static final class Source implements Component {
        @Override
        public void run(ComponentContext context) {}
    }

    @Input(name = "someExamples", type = ArtifactType.EXAMPLES)
    static final class BadName implements Component {
        @Override
        public void run(ComponentContext context) {}
    }

    @Output(name = "examples", type = "my-examples")
    static final class BadType implements Component {
        @Override
        public void run(ComponentContext context) {}
    }

    @Test
    void annotationsAndTheConfigurationRecordAreReadInSourceOrder() {
        ComponentDescription trainer = ComponentDescription.of(
                new Provided<>("forest-trainer", Component.class, Trainer.class, TrainerConfig.class));

        assertThat(trainer.name()).isEqualTo("forest-trainer");
        assertThat(trainer.inputs())
                .containsExactly(
                        new Port("examples", new ArtifactType("Examples"), false, true),
                        new Port("schema", new ArtifactType("Schema"), true, false));
        assertThat(trainer.outputs())
                .containsExactly(
                        new Port("model", new ArtifactType("Model"), false, false),
                        new Port("report", new ArtifactType("TrainingReport"), false, false));
        assertThat(trainer.properties())
                .containsExactly(new Property("trees", "whole number", "100", false, "How many trees"));
        assertThat(trainer.input("schema")).map(Port::optional).contains(true);
        assertThat(trainer.output("model")).map(Port::type).contains(new ArtifactType("Model"));
        assertThat(trainer.input("model")).isEmpty();
        assertThat(trainer.output("schema")).isEmpty();
    }

    @Test
    void oneAnnotationOrNoneIsReadToo() {
        ComponentDescription source = ComponentDescription.of(Provided.of("source", Component.class, Source.class));

        assertThat(source.inputs()).isEmpty();
        assertThat(source.outputs()).extracting(Port::name).containsExactly("examples");
        assertThat(source.properties()).isEmpty();
    }

    @Test
    void namesAndTypesOfAnotherFormAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComponentDescription.of(Provided.of("bad", Component.class, BadName.class)))
                .withMessageContaining("someExamples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComponentDescription.of(Provided.of("bad", Component.class, BadType.class)))
                .withMessageContaining("my-examples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Provided.of("Bad", Component.class, Source.class))
                .withMessageContaining("the name of a provided thing");
    }

    @Test
    void theSlotIsTheKebabCaseNameOfTheType() {
        assertThat(Provided.of("source", Component.class, Source.class).slot()).isEqualTo("component");
    }
}
