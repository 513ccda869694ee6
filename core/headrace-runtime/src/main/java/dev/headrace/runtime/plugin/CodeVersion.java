package dev.headrace.runtime.plugin;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.RuntimeErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
                jars.merge(
                        name,
                        digest,
                        (first, second) ->
                                Fingerprint.builder().add(first).add(second).build());
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
        return of(Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList());
    }

    /// All jars of several versions.
    ///
    /// @param versions at least one
    /// @return their union
    public static CodeVersion union(Collection<CodeVersion> versions) {
        Map<String, Fingerprint> jars = new TreeMap<>();
        versions.forEach(version -> jars.putAll(version.jars));
        return new CodeVersion(jars);
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
