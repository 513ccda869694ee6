package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.plugin.PluginLoader;
import dev.headrace.runtime.testplugin.PluginJar;
import dev.headrace.runtime.testplugin.SharedMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest extends EngineFixture {
    private static final Pipeline GREETING =
            Pipeline.builder("greeting").node("greet", "greet", node -> {}).build();
    private static final Pipeline DICE =
            Pipeline.builder("other").node("first", "dice", node -> {}).build();

    @Test
    void everyOwnSettingHasADefault() {
        EngineConfig defaults = settings(Map.of()).engine();
        assertThat(defaults)
                .isEqualTo(new EngineConfig(
                        Path.of(".headrace"), List.of(Path.of("plugins")), PluginLoader.OnBroken.SKIP, 0, 0));
        assertThat(defaults.parallelism()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void everyOwnSettingCanBeSet() {
        EngineConfig config = settings(Map.of(
                        "store", "/srv/store",
                        "plugins", "one,two",
                        "broken-plugins", "refuse",
                        "threads", "3",
                        "seed", "-5",
                        "backend.greeter", "loud"))
                .engine();
        assertThat(config)
                .isEqualTo(new EngineConfig(
                        Path.of("/srv/store"),
                        List.of(Path.of("one"), Path.of("two")),
                        PluginLoader.OnBroken.REFUSE,
                        3,
                        -5));
        assertThat(config.parallelism()).isEqualTo(3);
    }

    @Test
    void allProblemsWithTheOwnSettingsAreNamedAtOnce() {
        assertFails(
                        CoreErrorCode.INVALID_CONFIGURATION,
                        () -> open(Map.of("thread", 2, "seed", "high", "broken-plugins", "skips")))
                .startsWith("Settings: ")
                .contains("thread is not a known key; did you mean 'threads'?")
                .contains("seed is 'high', not a valid whole number")
                .contains("broken-plugins is 'skips'; did you mean 'skip'?");
        assertFails(CoreErrorCode.INVALID_CONFIGURATION, () -> open(Map.of("threads", -1)))
                .isEqualTo("Settings: threads is -1, and cannot be negative");
    }

    @Test
    void allProblemsWithBackendsAreNamedAtOnceWithTheNearestKnownName() {
        assertFails(
                        CoreErrorCode.INVALID_CONFIGURATION,
                        () -> open(Map.of(
                                "backend.greter", "loud",
                                "backend.greeter", "lout",
                                "greetr.loud.marks", "1",
                                "greeter.lod.marks", "1",
                                "greeter.loud.mark", "1",
                                "greeter.loud.marks", "many",
                                "greeter.plain", "x")))
                .isEqualTo("Settings: "
                        + "backend.greeter is 'lout', which no plugin provides; did you mean 'loud'?; "
                        + "backend.greter chooses for 'greter', which no plugin provides; did you mean 'greeter'?; "
                        + "greeter.lod.marks is a key of the greeter 'lod', which no plugin provides; "
                        + "did you mean 'loud'?; "
                        + "greeter.plain names the greeter 'plain', and no key of it; "
                        + "greetr.loud.marks is not a known key; did you mean 'greeter'?; "
                        + "greeter.loud.mark is not a known key; did you mean 'marks'?; "
                        + "greeter.loud.marks is 'many', not a valid whole number from "
                        + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
    }

    @Test
    void aBackendChecksItsOwnSettings() {
        assertFails(CoreErrorCode.INVALID_CONFIGURATION, () -> open(Map.of("greeter.loud.marks", 0)))
                .isEqualTo("Settings: greeter.loud.marks must be at least 1: 0");
    }

    @Test
    void theComponentsAreNoBackends() {
        assertFails(CoreErrorCode.INVALID_CONFIGURATION, () -> open(Map.of("backend.component", "join")))
                .contains("backend.component chooses for 'component', which no plugin provides");
        assertFails(CoreErrorCode.INVALID_CONFIGURATION, () -> open(Map.of("component.join.separator", "-")))
                .contains("component.join.separator is not a known key");
    }

    @Test
    void amongSeveralBackendsOneMustBeChosenOnceANodeNeedsIt() {
        Engine engine = open();
        complete(engine, DICE);
        assertFails(RuntimeErrorCode.BACKEND_UNKNOWN, () -> run(engine, GREETING))
                .isEqualTo("Several plugins provide a greeter: set backend.greeter to one of loud, plain");
    }

    @Test
    void whatABackendRequiresMattersOnceItIsChosen() {
        Engine engine = open(Map.of("backend.greeter", "loud"));
        assertFails(CoreErrorCode.INVALID_CONFIGURATION, () -> run(engine, GREETING))
                .isEqualTo("Settings of greeter 'loud': marks is required (How many exclamation marks)");
    }

    @Test
    void theStoreCanBeNamedInTheSettingsOfABackend() {
        open();
        assertThat(SharedMetadata.places()).contains(store() + "/metadata");
        open(Map.of("metadata-store.memory.place", "${store}/elsewhere"));
        assertThat(SharedMetadata.places()).contains(store() + "/elsewhere");
    }

    @Test
    void brokenPluginsAreSkippedOrRefusedAsTheSettingSays() throws IOException {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        Path broken = Files.writeString(plugins.resolve("broken.jar"), "not a zip");
        PluginJar.of("whole", "\"whole\"").writeTo(plugins.resolve("whole.jar"));
        Engine engine = open();
        assertThat(engine.catalogue().broken())
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.origin()).isEqualTo(broken.toString()));
        complete(
                engine,
                Pipeline.builder("one").node("node", "whole", node -> {}).build());
        assertFails(RuntimeErrorCode.PLUGIN_BROKEN, () -> open(Map.of("broken-plugins", "refuse")))
                .startsWith("Plugin " + broken + " cannot be used: it is not a jar: ");
    }

    @Test
    void theCatalogueCanBeHadWithoutAStore() {
        assertThat(Engine.catalogue(Map.of("store", store().toString())).component("join"))
                .isPresent();
        assertThat(store()).doesNotExist();
    }

    @Test
    void openingAnEngineWritesNothingIntoTheStore() {
        open();
        assertThat(store()).doesNotExist();
    }

    @Test
    void aStoreThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        Engine engine = Engine.open(
                Map.of("store", file.toString(), "plugins", directory.toString()), InstantSource.fixed(Instant.EPOCH));
        assertFails(RuntimeErrorCode.STORE_FAILED, () -> run(engine, DICE)).contains(file.toString());
        engine.close();
    }

    private static Settings settings(Map<String, ?> values) {
        return new Settings(Configuration.ofProcess(), values);
    }
}
