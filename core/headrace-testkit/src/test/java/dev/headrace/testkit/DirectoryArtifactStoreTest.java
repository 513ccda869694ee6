package dev.headrace.testkit;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.core.metadata.NewArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The kit on the smallest store that passes it.
final class DirectoryArtifactStoreTest extends ArtifactStoreConformanceTest {
    @TempDir
    Path directory = Path.of("");

    private int published;

    @Override
    protected ArtifactStore store() {
        return new DirectoryArtifactStore(directory);
    }

    @Override
    protected NewArtifact publish(ArtifactType type, Map<String, String> files, Map<String, String> properties)
            throws IOException {
        String uri = "artifact-" + published++;
        Path place = Files.createDirectories(directory.resolve(uri));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = place.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Fingerprint fingerprint = Artifact.fingerprint(type, Fingerprint.ofTree(place), properties);
        return new NewArtifact("output", type, uri, fingerprint, properties);
    }

    @Override
    protected void lose(NewArtifact artifact) throws IOException {
        Files.move(directory.resolve(artifact.uri()), directory.resolve("lost"));
    }

    private record DirectoryArtifactStore(Path root) implements ArtifactStore {
        @Override
        public boolean contains(ArtifactRecord artifact) {
            return artifact.state() != ArtifactState.DELETED && Files.exists(root.resolve(artifact.uri()));
        }

        @Override
        public Artifact open(ArtifactRecord artifact) {
            if (!contains(artifact)) {
                throw new HeadraceException(
                        CoreErrorCode.ARTIFACT_MISSING,
                        "The files of this " + artifact.type() + " are not at " + artifact.uri());
            }
            return new Artifact(
                    artifact.type(), artifact.fingerprint(), root.resolve(artifact.uri()), artifact.properties());
        }
    }
}
