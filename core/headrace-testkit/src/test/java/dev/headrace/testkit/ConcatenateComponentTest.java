package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConcatenateComponentTest extends ComponentConformanceTest {
    @TempDir
    Path elsewhere = Path.of("");

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) throws IOException {
        return new ConcatenateComponent(Files.readString(prepared.resolve("separator")));
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        return texts(prepared);
    }

    @Test
    void theKitFindsAComponentThatWritesTheTime() {
        assertFound(kit(context -> {
            Files.writeString(
                    context.output("text").directory().resolve("at"),
                    context.clock().instant().toString());
        })::equalInputsAndSeedGiveEqualBytesWhateverTheClock);
    }

    @Test
    void theKitFindsAPropertyThatFollowsTheTime() {
        assertFound(kit(context -> {
            context.output("text").property("at", context.clock().instant().toString());
        })::equalInputsAndSeedGiveEqualBytesWhateverTheClock);
    }

    @Test
    void theKitFindsAComponentThatChangesItsInputs() {
        ComponentConformanceTest kit = kit(context -> {
            Files.writeString(context.inputs("texts").getFirst().directory().resolve("text"), "changed");
        });
        assertFound(kit::whatItReadsIsLeftUnchanged);
    }

    @Test
    void theKitFindsAComponentThatWritesBesideItsOutputs() {
        ComponentConformanceTest kit = kit(context -> {
            Files.writeString(context.output("text").directory().resolveSibling("log"), "beside");
        });
        assertFound(kit::nothingIsWrittenBesideTheOutputs);
    }

    @Test
    void theKitFindsAComponentThatAsksForWhatItDoesNotDeclareEvenIfItCatchesTheRefusal() {
        ComponentConformanceTest kit = kit(context -> {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> context.inputs("numbers"))
                    .withMessage("the component declares no input 'numbers', only [texts]");
        });
        assertFound(kit::onlyWhatIsDeclaredIsAskedFor);
    }

    @Test
    void theKitFindsProgressBeyondItsTotal() {
        ComponentConformanceTest kit = kit(context -> {
            context.progress(3, 2, "texts");
        });
        assertFound(kit::progressNeverGoesBeyondItsTotal);
    }

    @Test
    void theKitFindsAComponentThatDoesNotHeedCancellation() {
        ComponentConformanceTest kit = kit(context -> {});
        assertFound(kit::aCancelledExecutionEnds);
    }

    @Test
    void theKitFindsAFlagThatSaysLessThanTheComponentCanDo() {
        Kit kit = kit(new ConcatenateComponent(""));
        kit.stops = false;
        assertFound(kit::aCancelledExecutionEnds);
    }

    @Test
    void theKitFindsAnInputThatNothingIsPreparedFor() {
        Kit kit = kit(new ConcatenateComponent(""));
        kit.prepares = false;
        assertFound(kit::itsDeclarationsHaveTheRightForm);
    }

    private static void assertFound(ThrowingCallable check) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(check);
    }

    private Kit kit(Component body) {
        Kit kit = new Kit(new Misbehaving(body));
        kit.root = elsewhere;
        assertThat(elsewhere).isEmptyDirectory();
        return kit;
    }

    private static Map<String, List<Artifact>> texts(Path prepared) throws IOException {
        Files.writeString(prepared.resolve("separator"), "; ");
        Path first = Files.createDirectories(prepared.resolve("first"));
        Path second = Files.createDirectories(prepared.resolve("second"));
        Files.writeString(first.resolve("text"), "one");
        Files.writeString(second.resolve("text"), "two");
        return Map.of(
                "texts",
                List.of(
                        FakeComponentContext.artifact("Text", first, Map.of()),
                        FakeComponentContext.artifact("Text", second, Map.of())));
    }

    /// Declares what [ConcatenateComponent] does, and does what the test says.
    @Input(name = "texts", type = "Text", many = true)
    @Output(name = "text", type = "Text")
    private record Misbehaving(Component body) implements Component {
        @Override
        public void run(ComponentContext context) throws IOException, InterruptedException {
            body.run(context);
        }
    }

    /// The kit for one given component.
    private static final class Kit extends ComponentConformanceTest {
        private final Component component;
        private boolean stops = true;
        private boolean prepares = true;

        private Kit(Component component) {
            this.component = component;
        }

        @Override
        protected Component newComponent(Path prepared, ComponentContext context) {
            return component;
        }

        @Override
        protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
            return prepares ? texts(prepared) : Map.of();
        }

        @Override
        protected boolean stopsWhenCancelled() {
            return stops;
        }
    }
}
