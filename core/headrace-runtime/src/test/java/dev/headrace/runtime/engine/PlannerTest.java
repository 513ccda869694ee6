package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.pipeline.ParameterType;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.testplugin.PluginJar;
import dev.headrace.runtime.testplugin.Trace;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PlannerTest extends EngineFixture {
    @AfterEach
    void nothingWasExecuted() {
        assertThat(Trace.executed()).isEmpty();
    }

    @Test
    void allProblemsWithTheGraphAreNamedAtOnce() {
        Pipeline wrong = Pipeline.builder("wrong")
                .node("first", "write-texts", node -> {})
                .node("second", "measure", node -> {})
                .node("third", "judge", node -> node.input("text", "second.txt"))
                .node("fourth", "measure", node -> node.input("text", "third.blessing"))
                .node("fifth", "measure", node -> node.input("text", "second.text", "fourth.text"))
                .node("sixth", "measure", node -> node.input("texts", "second.text"))
                .build();
        assertFails(CoreErrorCode.INVALID_PIPELINE, () -> check(wrong, Map.of()))
                .startsWith("Pipeline 'wrong': ")
                .contains("node 'first' runs 'write-texts', which is not a component; did you mean 'write-text'?")
                .contains("node 'second' leaves input 'text' (Text) unconnected")
                .contains("node 'third' reads second.txt, and measure has no such output; did you mean 'text'?")
                .contains("node 'fourth' takes Text at input 'text', and third.blessing is ModelBlessing")
                .contains("node 'fifth' connects 2 channels to input 'text', which takes one")
                .contains("node 'sixth' connects 'texts', which is not an input of measure; did you mean 'text'?");
    }

    @Test
    void allProblemsWithTheSettingsAreNamedAtOnce() {
        Pipeline wrong = Pipeline.builder("wrong")
                .requiredParameter("path", ParameterType.TEXT)
                .parameter("size", 1)
                .node("first", "write-text", node -> node.set("txt", "a").setFromParameter("size", "size"))
                .node("second", "write-text", node -> node.set("size", "many").set("ratio", true))
                .node("third", "read-files", node -> node.setFromParameter("files", "path"))
                .node("fourth", "read-files", node -> {})
                .build();
        assertFails(CoreErrorCode.INVALID_CONFIGURATION, () -> check(wrong, Map.of("size", "big", "sizes", "2")))
                .isEqualTo("Pipeline 'wrong': "
                        + "parameter 'path' (text) must be set; "
                        + "parameter 'size' is 'big', not of type integer; "
                        + "'sizes' is not a parameter; did you mean 'size'?; "
                        + "node 'first': txt is not a known key; did you mean 'text'?; "
                        + "node 'second': size is 'many', not a valid whole number from " + Integer.MIN_VALUE
                        + " to " + Integer.MAX_VALUE + "; "
                        + "node 'second': ratio is 'true', not a valid number; "
                        + "node 'fourth': files is required (What to read)");
    }

    @Test
    void parametersAreReadByTheirType() {
        Pipeline typed = Pipeline.builder("typed")
                .parameter("ratio", 0.5)
                .parameter("blessed", true)
                .node("first", "write-text", node -> node.setFromParameter("ratio", "ratio"))
                .node("judge", "judge", node -> node.input("text", "first.text").setFromParameter("blessed", "blessed"))
                .build();
        check(typed, Map.of("ratio", "2", "blessed", "false"));
        assertFails(CoreErrorCode.INVALID_CONFIGURATION, () -> check(typed, Map.of("ratio", "1,5", "blessed", "yes")))
                .contains("parameter 'ratio' is '1,5', not of type number")
                .contains("parameter 'blessed' is 'yes', not of type boolean");
    }

    @Test
    void aValueThatFitsItsParameterAndNotItsSettingIsNamedAtTheNode() {
        Pipeline pipeline = Pipeline.builder("sizes")
                .parameter("size", 1)
                .node("first", "write-text", node -> node.setFromParameter("size", "size"))
                .build();
        assertFails(CoreErrorCode.INVALID_CONFIGURATION, () -> check(pipeline, Map.of("size", "9999999999")))
                .startsWith("Pipeline 'sizes': node 'first': size is '9999999999', not a valid whole number");
    }

    @Test
    void aComponentWithoutAConstructorToUseIsNamed() throws IOException {
        PluginJar.empty()
                .source("acme.Odd", """
                        public final class Odd implements Component {
                            public Odd(String text) {}
                            public void run(ComponentContext context) {}
                        }
                        """)
                .plugin("acme.OddPlugin", "Provided.of(\"odd\", Component.class, Odd.class)")
                .writeTo(directory.resolve("plugins/odd.jar"));
        Pipeline pipeline =
                Pipeline.builder("odd").node("first", "odd", node -> {}).build();
        assertFails(RuntimeErrorCode.WIRING_FAILED, () -> check(pipeline, Map.of()))
                .isEqualTo("acme.Odd needs one constructor with @Inject, "
                        + "or one without parameters that is not private");
    }

    private void check(Pipeline pipeline, Map<String, String> parameters) {
        open().check(RunRequest.of(pipeline).withParameters(parameters));
    }
}
