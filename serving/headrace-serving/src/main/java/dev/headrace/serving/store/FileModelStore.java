package dev.headrace.serving.store;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.ModelStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Models in a directory:
///
/// ```
/// NAME/versions/NUMBER/version.json   the number and the fingerprint
/// NAME/versions/NUMBER/files/         the model's files, read-only
/// NAME/live.json                      which version is live
/// NAME/history.jsonl                  each promotion, one JSON object a line
/// NAME/staging/                       what is being published
/// NAME/lock                           held by who changes something
/// ```
///
/// A version appears by one rename, and `live.json` is replaced by one: readers, which take no lock, see all
/// or nothing, also after a crash. Thread-safe; several processes may use one directory at once.
public final class FileModelStore implements ModelStore {
    private static final String VERSIONS = "versions";
    private static final String FILES = "files";
    private static final String VERSION_FILE = "version.json";
    private static final String LIVE = "live.json";
    private static final String HISTORY = "history.jsonl";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Path root;
    private final InstantSource clock;

    /// Opens a store. Nothing is written before something is published.
    ///
    /// @param config where it is
    /// @param clock the time of promotions
    @Inject
    public FileModelStore(FileModelStoreConfig config, InstantSource clock) {
        this.root = config.root().toAbsolutePath().normalize();
        this.clock = clock;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public ModelVersion publish(String model, Path directory) throws IOException {
        Path home = home(model);
        Fingerprint fingerprint = Fingerprint.ofTree(directory);
        try (StoreLock lock = StoreLock.take(home.resolve("lock"))) {
            List<ModelVersion> versions = versions(model);
            Optional<ModelVersion> known = versions.stream()
                    .filter(version -> version.fingerprint().equals(fingerprint))
                    .findFirst();
            if (known.isPresent() && isIntact(known.get())) {
                return known.get();
            }
            long number = versions.isEmpty() ? 1 : versions.getLast().number() + 1;
            ModelVersion version = known.orElse(new ModelVersion(model, number, fingerprint));
            stageAndRename(version, directory);
            return version;
        } catch (IOException e) {
            throw StoreErrors.unwritable("publish model '" + model + "'", root, e);
        }
    }

    /// Called by who holds the lock, so what is in staging was left behind by a crash.
    private void stageAndRename(ModelVersion version, Path directory) throws IOException {
        Path staging = home(version.model()).resolve("staging");
        Durable.delete(staging);
        Path staged = Files.createDirectories(staging.resolve(Long.toString(version.number())));
        Durable.copy(directory, staged.resolve(FILES));
        if (!Fingerprint.ofTree(staged.resolve(FILES)).equals(version.fingerprint())) {
            throw new IOException(directory + " was changed while it was copied");
        }
        Durable.replace(staged.resolve(VERSION_FILE), JsonRecords.text(VersionFile.of(version)));
        Path place = place(version);
        Files.createDirectories(requireNonNull(place.getParent()));
        if (Files.exists(place)) {
            // Damaged, and mended by the same files.
            Files.move(place, staging.resolve("damaged"));
        }
        Durable.rename(staged, place);
        Durable.delete(staging);
    }

    @Override
    public Path open(ModelVersion version) throws IOException {
        requireKnown(version);
        if (!isIntact(version)) {
            throw new HeadraceException(
                    ServingErrorCode.MODEL_DAMAGED,
                    "The files of version " + version.number() + " of model '" + version.model() + "' in "
                            + place(version).resolve(FILES) + " are not those that were published: their fingerprint"
                            + " is not " + version.fingerprint().brief());
        }
        return place(version).resolve(FILES);
    }

    @Override
    public List<ModelVersion> versions(String model) throws IOException {
        Path versions = home(model).resolve(VERSIONS);
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        List<ModelVersion> found = new ArrayList<>();
        try (Stream<Path> list = Files.list(versions)) {
            for (Path place : (Iterable<Path>) list::iterator) {
                if (NUMBER.matcher(String.valueOf(place.getFileName())).matches()) {
                    read(place.resolve(VERSION_FILE)).ifPresent(found::add);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        found.sort(Comparator.comparingLong(ModelVersion::number));
        return List.copyOf(found);
    }

    @Override
    public Optional<ModelVersion> live(String model) throws IOException {
        return read(home(model).resolve(LIVE));
    }

    @Override
    public void promote(ModelVersion version, Optional<ModelVersion> expected) throws IOException {
        requireKnown(version);
        Path home = home(version.model());
        try (StoreLock lock = StoreLock.take(home.resolve("lock"))) {
            Optional<ModelVersion> live = live(version.model());
            if (!live.equals(expected)) {
                throw new HeadraceException(
                        ServingErrorCode.PROMOTION_CONFLICT,
                        "Version " + version.number() + " of model '" + version.model() + "' was to follow "
                                + name(expected) + ", and " + name(live) + " is live");
            }
            if (live.equals(Optional.of(version))) {
                return;
            }
            Durable.replace(home.resolve(LIVE), JsonRecords.text(VersionFile.of(version)));
            Promotion promotion = new Promotion(
                    clock.instant().toString(),
                    version.number(),
                    live.map(ModelVersion::number).orElse(0L));
            Durable.append(home.resolve(HISTORY), JsonRecords.line(promotion) + "\n");
        } catch (IOException e) {
            throw StoreErrors.unwritable("promote model '" + version.model() + "'", root, e);
        }
    }

    @Override
    public List<String> models() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(root)) {
            return list.filter(path -> Files.isDirectory(path.resolve(VERSIONS)))
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// What went live when.
    ///
    /// @param model the model's name
    /// @return in order; empty before the first promotion
    /// @throws IOException if the store cannot be read
    public List<Promotion> history(String model) throws IOException {
        Path file = home(model).resolve(HISTORY);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Promotion> promotions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            promotions.add(JsonRecords.parse(line, Promotion.class, file.toString()));
        }
        return List.copyOf(promotions);
    }

    private Path home(String model) {
        return root.resolve(Names.requireKebabCase("the name of a model", model));
    }

    private Path place(ModelVersion version) {
        return home(version.model()).resolve(VERSIONS).resolve(Long.toString(version.number()));
    }

    private static Optional<ModelVersion> read(Path file) throws IOException {
        try {
            return Optional.of(JsonRecords.read(file, VersionFile.class).version());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private boolean isIntact(ModelVersion version) throws IOException {
        Path files = place(version).resolve(FILES);
        return Files.isDirectory(files) && Fingerprint.ofTree(files).equals(version.fingerprint());
    }

    private void requireKnown(ModelVersion version) throws IOException {
        List<ModelVersion> versions = versions(version.model());
        if (versions.contains(version)) {
            return;
        }
        if (versions.isEmpty()) {
            throw new HeadraceException(
                    ServingErrorCode.MODEL_UNKNOWN,
                    "The model store " + root + " has no model '" + version.model() + "'"
                            + Names.suggestion(version.model(), models()));
        }
        boolean other = versions.stream().anyMatch(known -> known.number() == version.number());
        throw new HeadraceException(
                ServingErrorCode.MODEL_UNKNOWN,
                "Model '" + version.model() + "' in the model store " + root + " has no version " + version.number()
                        + (other
                                ? " of the fingerprint " + version.fingerprint().brief()
                                : "; its versions: "
                                        + String.join(
                                                ", ",
                                                versions.stream()
                                                        .map(known -> Long.toString(known.number()))
                                                        .toList())));
    }

    private static String name(Optional<ModelVersion> version) {
        return version.map(found -> "version " + found.number()).orElse("no version");
    }
}
