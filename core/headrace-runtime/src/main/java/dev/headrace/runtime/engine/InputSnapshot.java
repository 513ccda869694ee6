package dev.headrace.runtime.engine;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.config.InputFiles;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.runtime.RuntimeErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The files outside the store that a node reads, as they were before it started.
final class InputSnapshot {
    private static final ArtifactType FILE = new ArtifactType(ArtifactType.FILE);

    private final Map<Path, Stamp> stamps = new TreeMap<>();
    private final List<NewArtifact> artifacts = new ArrayList<>();

    private record Stamp(long size, FileTime modified) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime());
        }
    }

    /// Fingerprints the files.
    ///
    /// @throws HeadraceException with [CoreErrorCode#INPUT_NOT_FOUND] if one is not there or cannot be read
    InputSnapshot(Map<String, InputFiles> inputs) {
        inputs.forEach((key, input) -> {
            for (Path file : input.files()) {
                try {
                    stamps.put(file, Stamp.of(file));
                    Map<String, String> properties = Map.of("name", String.valueOf(file.getFileName()));
                    artifacts.add(new NewArtifact(
                            key,
                            FILE,
                            file.toString(),
                            Artifact.fingerprint(FILE, Fingerprint.ofFile(file), properties),
                            properties));
                } catch (IOException e) {
                    throw new HeadraceException(
                            CoreErrorCode.INPUT_NOT_FOUND, "Cannot read " + file + ": " + e.getMessage(), e);
                }
            }
        });
    }

    /// The files as artifacts, each with the key that names it.
    List<NewArtifact> artifacts() {
        return artifacts;
    }

    /// The fingerprints by key, in the order of the files.
    Map<String, List<Fingerprint>> fingerprints() {
        Map<String, List<Fingerprint>> fingerprints = new TreeMap<>();
        artifacts.forEach(artifact -> fingerprints
                .computeIfAbsent(artifact.port(), key -> new ArrayList<>())
                .add(artifact.fingerprint()));
        return fingerprints;
    }

    /// Throws if a file is not what it was: then the node may have read either.
    ///
    /// @throws HeadraceException with [RuntimeErrorCode#INPUT_CHANGED]
    void requireUnchanged() {
        stamps.forEach((file, before) -> {
            try {
                if (!Stamp.of(file).equals(before)) {
                    throw new HeadraceException(
                            RuntimeErrorCode.INPUT_CHANGED, file + " changed while it was being read");
                }
            } catch (IOException e) {
                throw new HeadraceException(
                        RuntimeErrorCode.INPUT_CHANGED, file + " vanished while it was being read", e);
            }
        });
    }
}
