package dev.headrace.core.config;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Files outside the artifact store that a component reads: the way in for data. The engine fingerprints their
/// bytes before the component runs, so a changed file misses the cache and lineage names the file. Relative paths
/// are relative to the working directory.
///
/// @param patterns paths of files, of directories (all files beneath that are not hidden), or globs such as
///     `data/*.csv` and `data/**.csv`; never empty
public record InputFiles(List<String> patterns) {
    /// Copies the patterns.
    ///
    /// @throws IllegalArgumentException if there are none, or one is blank
    public InputFiles {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty() || patterns.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("names no file");
        }
    }

    /// The files of one pattern or path.
    ///
    /// @param pattern a path of a file or directory, or a glob
    /// @return the input
    public static InputFiles of(String pattern) {
        return new InputFiles(List.of(pattern));
    }

    /// The files that the patterns match now, absolute, without duplicates, in the order of the patterns and sorted
    /// by path within one.
    ///
    /// @return at least one path
    /// @throws HeadraceException with [CoreErrorCode#INPUT_NOT_FOUND] if a pattern matches nothing, or cannot be
    ///     read, or is neither a path nor a glob
    public List<Path> files() {
        Set<Path> found = new LinkedHashSet<>();
        for (String pattern : patterns) {
            List<Path> matches = matches(pattern);
            if (matches.isEmpty()) {
                throw new HeadraceException(
                        CoreErrorCode.INPUT_NOT_FOUND,
                        "No file matches '" + pattern + "'"
                                + (pattern.startsWith("/")
                                        ? ""
                                        : " in " + Path.of("").toAbsolutePath()));
            }
            found.addAll(matches);
        }
        return List.copyOf(found);
    }

    private static List<Path> matches(String pattern) {
        try {
            boolean glob = isGlob(pattern);
            Path fixed = Path.of(glob ? directoryBeforeGlob(pattern) : pattern)
                    .toAbsolutePath()
                    .normalize();
            if (!glob) {
                if (Files.exists(fixed) && !Files.isDirectory(fixed) && !Files.isRegularFile(fixed)) {
                    // A pipe or a device has no bytes that could be fingerprinted and then read again.
                    throw new HeadraceException(
                            CoreErrorCode.INPUT_NOT_FOUND, fixed + " is neither a file nor a directory");
                }
                return Files.isDirectory(fixed)
                        ? beneath(fixed, "**")
                        : Files.exists(fixed) ? List.of(fixed) : List.of();
            }
            String rest = pattern.substring(directoryBeforeGlob(pattern).length());
            return Files.isDirectory(fixed) ? beneath(fixed, rest) : List.of();
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw new HeadraceException(
                    CoreErrorCode.INPUT_NOT_FOUND, "'" + pattern + "' is not a path or glob: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new HeadraceException(
                    CoreErrorCode.INPUT_NOT_FOUND, "Cannot list '" + pattern + "': " + e.getMessage(), e);
        }
    }

    private static List<Path> beneath(Path directory, String glob) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> walk = Files.walk(directory)) {
            return List.copyOf(new TreeSet<>(walk.filter(Files::isRegularFile)
                    .filter(file -> isVisible(directory.relativize(file)))
                    .filter(file -> matcher.matches(directory.relativize(file)))
                    .toList()));
        }
    }

    private static boolean isVisible(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGlob(String pattern) {
        return pattern.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{')
                && !Files.exists(Path.of(pattern));
    }

    private static String directoryBeforeGlob(String pattern) {
        int special = 0;
        while ("*?[{".indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        return pattern.substring(0, pattern.lastIndexOf('/', special) + 1);
    }
}
