package dev.headrace.serving.release;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.ModelStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes a blessed model to the model store and lets it go live. A model that is not blessed is refused:
/// pipelines put a condition on this node. The same model pushed again is the same version; if meanwhile
/// another is live, it is live again.
@Input(name = "model", type = ArtifactType.MODEL)
@Input(name = "model-blessing", type = ArtifactType.MODEL_BLESSING)
@Input(name = "infra-blessing", type = ArtifactType.INFRA_BLESSING)
@Output(name = "pushed-model", type = ArtifactType.PUSHED_MODEL)
public final class Pusher implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);

    private final PusherConfig config;
    private final ModelStore store;

    /// For the engine.
    ///
    /// @param config the model's name
    /// @param store where it is pushed to
    @Inject
    public Pusher(PusherConfig config, ModelStore store) {
        this.config = config;
        this.store = store;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        requireBlessed(context, "model-blessing");
        requireBlessed(context, "infra-blessing");
        context.checkCancelled();
        Optional<ModelVersion> live = store.live(config.model());
        ModelVersion version =
                store.publish(config.model(), context.input("model").directory());
        store.promote(version, live);
        LOG.info(
                "Version {} of model {} is live; before, {} was",
                version.number(),
                config.model(),
                live.map(before -> "version " + before.number()).orElse("none"));
        ArtifactDraft output = context.output("pushed-model");
        JsonRecords.write(
                output.directory().resolve(PushedModel.FILE),
                new PushedModel(
                        PushedModel.FORMAT,
                        config.model(),
                        version.number(),
                        version.fingerprint().hex()));
        output.property("model", config.model());
        output.property("version", Long.toString(version.number()));
    }

    private void requireBlessed(ComponentContext context, String input) {
        Artifact blessing = context.input(input);
        String blessed = blessing.properties().get("blessed");
        if (!"true".equals(blessed)) {
            throw new HeadraceException(
                    ServingErrorCode.MODEL_NOT_BLESSED,
                    "Model '" + config.model() + "' is not pushed: the property 'blessed' of its " + input + " ("
                            + blessing.type() + " " + blessing.fingerprint().brief() + ") is "
                            + (blessed == null ? "missing" : "'" + blessed + "'") + ", and 'true' was expected");
        }
    }
}
