package dev.headrace.runtime.plugin;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.RuntimeErrorCode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/// Which code runs: the digests of jars.
///
/// @param jars the digest of each jar, or directory of classes, by its name
public record CodeVersion(Map<String, Fingerprint> jars) {
    /// Sorts the jars.
    public CodeVersion {
        jars = Collections.unmodifiableMap(new TreeMap<>(jars));
    }

    /// The version of these jars and directories.
    ///
    /// @param paths those that do not exist are passed over, as the JVM does
    /// @return the version
    /// @throws HeadraceException with [RuntimeErrorCode#PLUGIN_BROKEN] if one cannot be read
    static CodeVersion of(List<Path> paths) {
        Map<String, Fingerprint> jars = new TreeMap<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                continue;
            }
            try {
                String name = Files.isDirectory(path)
                        ? String.valueOf(path.subpath(Math.max(0, path.getNameCount() - 3), path.getNameCount()))
                        : String.valueOf(path.getFileName());
                Fingerprint digest = Files.isDirectory(path) ? Fingerprint.ofTree(path) : Fingerprint.ofFile(path);
                jars.merge(name, digest, CodeVersion::both);
            } catch (IOException e) {
                throw new HeadraceException(
                        RuntimeErrorCode.PLUGIN_BROKEN, "Cannot read " + path + ": " + e.getMessage(), e);
            }
        }
        return new CodeVersion(jars);
    }

    /// The version of all that is on the class path.
    ///
    /// @return the version
    static CodeVersion ofClassPath() {
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                addWithManifest(Path.of(entry).toAbsolutePath().normalize(), entries);
            }
        }
        return of(List.copyOf(entries));
    }

    /// Adds an entry, and what the manifest of a jar adds to the class path, as `java -jar` has it.
    private static void addWithManifest(Path entry, Set<Path> entries) {
        if (!entries.add(entry) || !Files.isRegularFile(entry)) {
            return;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            Manifest manifest = jar.getManifest();
            String more = manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
            if (more != null) {
                for (String url : more.strip().split("\\s+")) {
                    URI uri = entry.toUri().resolve(url);
                    if ("file".equals(uri.getScheme())) {
                        addWithManifest(Path.of(uri).normalize(), entries);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new HeadraceException(
                    RuntimeErrorCode.PLUGIN_BROKEN, "Cannot read the manifest of " + entry + ": " + e.getMessage(), e);
        }
    }

    /// All jars of several versions.
    ///
    /// @param versions at least one
    /// @return their union
    public static CodeVersion union(Collection<CodeVersion> versions) {
        Map<String, Fingerprint> jars = new TreeMap<>();
        // Two plugins may carry different jars of one name: both count.
        versions.forEach(
                version -> version.jars.forEach((name, digest) -> jars.merge(name, digest, CodeVersion::both)));
        return new CodeVersion(jars);
    }

    private static Fingerprint both(Fingerprint first, Fingerprint second) {
        if (first.equals(second)) {
            return first;
        }
        boolean ordered = first.compareTo(second) < 0;
        return Fingerprint.builder()
                .add(ordered ? first : second)
                .add(ordered ? second : first)
                .build();
    }

    /// One fingerprint for all jars.
    ///
    /// @return the SHA-256 over names and digests
    public Fingerprint digest() {
        Fingerprint.Builder builder = Fingerprint.builder();
        jars.forEach((name, digest) -> builder.add(name).add(digest));
        return builder.build();
    }
}
