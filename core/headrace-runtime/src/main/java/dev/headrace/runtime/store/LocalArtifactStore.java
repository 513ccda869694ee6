package dev.headrace.runtime.store;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.runtime.RuntimeErrorCode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Artifacts in a directory of a local file system:
///
/// ```
/// artifacts/TYPE/FINGERPRINT/      published files, read-only; there or not there, never half
/// staging/RUN/NODE.NUMBER.OUTPUT/  outputs being written, by execution and attempt
/// trash/                           what is being deleted
/// locks/                           who is alive
/// ```
///
/// Publishing syncs the files, renames their directory and syncs its parent, so that a crash at any point leaves
/// either nothing or all. Equal artifacts share one directory. Thread-safe; several processes may use one store at
/// once.
public final class LocalArtifactStore implements ArtifactStore {
    private static final Logger LOG = LoggerFactory.getLogger(LocalArtifactStore.class);
    private static final String ARTIFACTS = "artifacts";

    private final Path root;

    /// Opens a store. Nothing is written before something is staged.
    ///
    /// @param root its directory; need not exist
    public LocalArtifactStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /// The store's directory.
    ///
    /// @return an absolute path
    public Path root() {
        return root;
    }

    @Override
    public boolean contains(ArtifactRecord artifact) {
        return switch (artifact.state()) {
            case LIVE ->
                isIntact(root.resolve(artifact.uri()), artifact.type(), artifact.fingerprint(), artifact.properties());
            case REFERENCE -> Files.exists(Path.of(artifact.uri()));
            case DELETED -> false;
        };
    }

    /// Whether the files are those that were published. The times of modification say so; only where they do not are
    /// the bytes read, since a copy of a store has other times.
    private boolean isIntact(
            Path directory, ArtifactType type, Fingerprint fingerprint, Map<String, String> properties) {
        try {
            return Files.isDirectory(directory)
                    && (Durable.isSealed(directory)
                            || Artifact.fingerprint(type, Fingerprint.ofTree(directory), properties)
                                    .equals(fingerprint));
        } catch (IOException e) {
            throw FileSystemErrors.of("look at artifact " + fingerprint.brief(), root, e);
        }
    }

    @Override
    public Artifact open(ArtifactRecord artifact) {
        if (!contains(artifact)) {
            throw new HeadraceException(
                    CoreErrorCode.ARTIFACT_MISSING,
                    "The files of " + artifact.type() + " artifact " + artifact.id() + " are not at "
                            + root.resolve(artifact.uri())
                            + (artifact.state() == ArtifactState.DELETED
                                    ? ": they were collected as garbage"
                                    : Files.isDirectory(root.resolve(artifact.uri()))
                                            ? " as they were published: somebody changed them"
                                            : ""));
        }
        return new Artifact(
                artifact.type(), artifact.fingerprint(), root.resolve(artifact.uri()), artifact.properties());
    }

    /// Makes an empty directory for an output to be written into.
    ///
    /// @param run the run's name
    /// @param node the node's name
    /// @param execution the execution's number
    /// @param attempt the attempt's number: each has a place of its own, since an earlier one may have been
    ///     abandoned and still write
    /// @param output the output's name
    /// @return an absolute path
    /// @throws HeadraceException if the store cannot be written
    public Path stage(String run, String node, long execution, int attempt, String output) {
        Path directory = staging(run).resolve(node + "." + execution + "-" + attempt + "." + output);
        try {
            Durable.delete(directory);
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw FileSystemErrors.of("make a place for output '" + output + "' of node '" + node + "'", root, e);
        }
    }

    /// Publishes a staged directory: after this it is gone from staging and its files are in the store for good.
    ///
    /// @param output the output's name
    /// @param staged a directory that [#stage] made; nothing may write there any more
    /// @param type what kind of thing it is
    /// @param properties small facts beside the bytes
    /// @param beforeRename called when the files are synced and not yet visible
    /// @return what to record
    /// @throws HeadraceException if the store cannot be written
    public NewArtifact publish(
            String output, Path staged, ArtifactType type, Map<String, String> properties, Runnable beforeRename) {
        requireFilesOnly(output, staged);
        try {
            Durable.seal(staged);
            Fingerprint fingerprint = Artifact.fingerprint(type, Fingerprint.ofTree(staged), properties);
            Path ofType = root.resolve(ARTIFACTS).resolve(type.name());
            if (!Files.exists(ofType)) {
                Files.createDirectories(ofType);
                Durable.sync(root.resolve(ARTIFACTS));
            }
            beforeRename.run();
            Path target = ofType.resolve(fingerprint.hex());
            if (Files.isDirectory(target) && !isIntact(target, type, fingerprint, properties)) {
                LOG.warn("Artifact {} was damaged after it was published, and is replaced", target);
                discard(target);
            }
            rename(staged, ofType, fingerprint.hex());
            String uri = ARTIFACTS + "/" + type.name() + "/" + fingerprint.hex();
            return new NewArtifact(output, type, uri, fingerprint, properties);
        } catch (IOException e) {
            throw FileSystemErrors.of("publish output '" + output + "'", root, e);
        }
    }

    /// What a component leaves is its own fault, not the store's.
    private static void requireFilesOnly(String output, Path staged) {
        if (!Files.isDirectory(staged)) {
            throw new HeadraceException(
                    RuntimeErrorCode.COMPONENT_FAILED,
                    "The component deleted the directory of its output '" + output + "'");
        }
        try (Stream<Path> walk = Files.walk(staged)) {
            Optional<Path> other = walk.filter(path -> !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                            && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .findFirst();
            if (other.isPresent()) {
                throw new HeadraceException(
                        RuntimeErrorCode.COMPONENT_FAILED,
                        "The component left " + staged.relativize(other.get()) + " in its output '" + output
                                + "', which is neither a file nor a directory");
            }
        } catch (IOException e) {
            throw FileSystemErrors.of("look through output '" + output + "'", staged, e);
        }
    }

    /// Takes a directory away in one step, and then deletes it.
    private void discard(Path directory) throws IOException {
        Path trash = root.resolve("trash").resolve(directory.getFileName());
        Files.createDirectories(root.resolve("trash"));
        Durable.delete(trash);
        Files.move(directory, trash, StandardCopyOption.ATOMIC_MOVE);
        Durable.delete(trash);
    }

    private static void rename(Path staged, Path ofType, String name) throws IOException {
        Path target = ofType.resolve(name);
        try {
            if (!Files.isDirectory(target)) {
                Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
                Durable.sync(ofType);
                return;
            }
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("its staging and artifacts directories are on different file systems", e);
        } catch (FileSystemException e) {
            // If another run published the same bytes just now, theirs will do. What is thrown then differs between
            // operating systems.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
        Durable.delete(staged);
    }

    /// Forgets what a node has staged and not published.
    ///
    /// @param run the run's name
    /// @param node the node's name
    /// @throws HeadraceException if it cannot be deleted
    public void discardStaging(String run, String node) {
        Path ofRun = staging(run);
        if (!Files.isDirectory(ofRun)) {
            return;
        }
        try (Stream<Path> staged = Files.list(ofRun)) {
            for (Path directory : staged.toList()) {
                if (String.valueOf(directory.getFileName()).startsWith(node + ".")) {
                    Durable.delete(directory);
                }
            }
        } catch (IOException e) {
            throw FileSystemErrors.of("clear the staging of node '" + node + "'", root, e);
        }
    }

    /// Forgets all that a run has staged and not published.
    ///
    /// @param run the run's name; none of its nodes may be running
    /// @throws HeadraceException if it cannot be deleted
    public void discardStaging(String run) {
        try {
            Durable.delete(staging(run));
        } catch (IOException e) {
            throw FileSystemErrors.of("clear the staging of run '" + run + "'", root, e);
        }
    }

    /// Forgets all that anybody has staged and not published.
    ///
    /// @throws HeadraceException if it cannot be deleted
    public void discardStaging() {
        try {
            Durable.delete(root.resolve("staging"));
        } catch (IOException e) {
            throw FileSystemErrors.of("clear the staging", root, e);
        }
    }

    /// Says that a run, or a node that runs alone, is alive.
    ///
    /// @param name the run's name, with a dot and the node's name where it runs alone
    /// @return the lock, or empty if somebody holds it
    /// @throws HeadraceException if the store cannot be written
    public Optional<Lock> tryLockRun(String name) {
        return tryLock("runs/" + name + ".lock", false);
    }

    /// Keeps the store's garbage from being collected. Held by every run.
    ///
    /// @return the lock
    /// @throws HeadraceException with [RuntimeErrorCode#STORE_IN_USE] while garbage is being collected
    public Lock lockShared() {
        return tryLock("store.lock", true)
                .orElseThrow(() -> new HeadraceException(
                        RuntimeErrorCode.STORE_IN_USE,
                        "The store " + root + " is being cleaned by 'gc': try again when it has ended"));
    }

    /// Keeps others from using the store.
    ///
    /// @return the lock
    /// @throws HeadraceException with [RuntimeErrorCode#STORE_IN_USE] while something runs
    public Lock lockExclusively() {
        return tryLock("store.lock", false)
                .orElseThrow(() -> new HeadraceException(
                        RuntimeErrorCode.STORE_IN_USE,
                        "The store " + root + " is in use by a run: try again when it has ended"));
    }

    /// Deletes the files of artifacts. Each directory vanishes whole.
    ///
    /// @param uris as in [ArtifactRecord#uri]
    /// @return how many bytes were freed
    /// @throws HeadraceException if something cannot be deleted
    public long delete(List<String> uris) {
        long bytes = 0;
        try {
            for (String uri : uris) {
                Path directory = root.resolve(uri);
                if (Files.isDirectory(directory)) {
                    bytes += Durable.size(directory);
                    discard(directory);
                }
            }
            Durable.delete(root.resolve("trash"));
        } catch (IOException e) {
            throw FileSystemErrors.of("delete artifacts", root, e);
        }
        return bytes;
    }

    /// The bytes of an artifact's files.
    ///
    /// @param uri as in [ArtifactRecord#uri]
    /// @return the sum of the sizes; 0 if it is not there
    /// @throws HeadraceException if it cannot be read
    public long size(String uri) {
        Path directory = root.resolve(uri);
        try {
            return Files.isDirectory(directory) ? Durable.size(directory) : 0;
        } catch (IOException e) {
            throw FileSystemErrors.of("measure artifacts", root, e);
        }
    }

    /// The directories of published artifacts that none of these names: what a crash between publishing and
    /// recording left.
    ///
    /// @param known as in [ArtifactRecord#uri]
    /// @return the others, sorted
    /// @throws HeadraceException if the store cannot be read
    public List<String> unknown(Set<String> known) {
        List<String> unknown = new ArrayList<>();
        Path artifacts = root.resolve(ARTIFACTS);
        if (!Files.isDirectory(artifacts)) {
            return unknown;
        }
        try (Stream<Path> walk = Files.walk(artifacts, 2)) {
            walk.filter(path -> path.getNameCount() == artifacts.getNameCount() + 2)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(uri -> !known.contains(uri))
                    .sorted()
                    .forEach(unknown::add);
        } catch (IOException e) {
            throw FileSystemErrors.of("list artifacts", root, e);
        }
        return unknown;
    }

    private Path staging(String run) {
        return root.resolve("staging").resolve(run);
    }

    private Optional<Lock> tryLock(String name, boolean shared) {
        try {
            return FileLocks.tryLock(root.resolve("locks").resolve(name), shared)
                    .map(held -> () -> {
                        try {
                            held.close();
                        } catch (IOException e) {
                            throw FileSystemErrors.of("release the lock " + name, root, e);
                        }
                    });
        } catch (IOException e) {
            throw FileSystemErrors.of("take the lock " + name, root, e);
        }
    }
}
