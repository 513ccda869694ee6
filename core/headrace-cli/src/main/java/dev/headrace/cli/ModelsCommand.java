package dev.headrace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.runtime.engine.Backend;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.ModelStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace models`.
@Command(
        name = "models",
        description = {
            "List pushed models with their versions, or let another version go live.",
            "Servers of the model follow within a second; going back is promoting an earlier version."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  headrace models", "  headrace models suggesting-runs --promote 1"})
final class ModelsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "The model; all without it.")
    private @Nullable String model;

    @Option(names = "--promote", paramLabel = "VERSION", description = "Let this version of the model go live.")
    private @Nullable Long promote;

    @Override
    public Integer call() throws IOException {
        if (promote != null && model == null) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--promote needs the model's name: headrace models MODEL --promote VERSION");
        }
        try (Engine engine = options.open();
                Backend<ModelStore> backend = engine.backend(ModelStore.class)) {
            ModelStore store = backend.get();
            if (model != null && !store.models().contains(model)) {
                throw new HeadraceException(
                        ServingErrorCode.MODEL_UNKNOWN,
                        "The store has no model '" + model + "'" + Names.suggestion(model, store.models()));
            }
            if (model != null && promote != null) {
                promote(store, model, promote);
            }
            print(store, model == null ? store.models() : List.of(model));
            return 0;
        }
    }

    private static void promote(ModelStore store, String model, long number) throws IOException {
        List<ModelVersion> versions = store.versions(model);
        ModelVersion version = versions.stream()
                .filter(candidate -> candidate.number() == number)
                .findFirst()
                .orElseThrow(() -> new HeadraceException(
                        ServingErrorCode.MODEL_UNKNOWN,
                        "The model '" + model + "' has no version " + number + ", only "
                                + versions.stream().map(ModelVersion::number).toList()));
        store.promote(version, store.live(model));
    }

    private void print(ModelStore store, List<String> models) throws IOException {
        ArrayNode list = Json.object().putArray("models");
        Table table = new Table("MODEL", "VERSION", "LIVE", "FINGERPRINT");
        for (String name : models) {
            Optional<ModelVersion> live = store.live(name);
            for (ModelVersion version : store.versions(name)) {
                boolean serves = live.filter(version::equals).isPresent();
                table.add(
                        name,
                        Long.toString(version.number()),
                        serves ? "live" : "",
                        version.fingerprint().brief());
                list.addObject()
                        .put("model", name)
                        .put("version", version.number())
                        .put("live", serves)
                        .put("fingerprint", version.fingerprint().hex());
            }
        }
        if (options.isJson()) {
            Json.print(spec.commandLine().getOut(), Json.object().set("models", list));
        } else {
            table.print(spec.commandLine().getOut());
        }
    }
}
