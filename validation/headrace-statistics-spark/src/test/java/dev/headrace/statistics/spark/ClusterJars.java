package dev.headrace.statistics.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Sorts the class path of the tests into what a Spark installation has and what a job brings along.
final class ClusterJars {
    private static final Pattern LACKED =
            Pattern.compile("dev\\.headrace:.*|org\\.apache\\.commons:commons-(numbers|rng|statistics)-.*");
    private static final Pattern OF_TESTS =
            Pattern.compile("junit-.*|surefire-.*|assertj-.*|byte-buddy-.*|opentest4j-.*|apiguardian-.*");

    private ClusterJars() {}

    /// Whether a Spark installation lacks an artifact, so that a job brings it along.
    ///
    /// @param artifact `groupId:artifactId`
    static boolean isLackedBySpark(String artifact) {
        return LACKED.matcher(artifact).matches();
    }

    /// Makes `jars/` and `RELEASE` of an installation, by links to the jars of the class path.
    static void install(Path home) throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (Path entry : classPath()) {
            String name = String.valueOf(entry.getFileName());
            if (!isOurs(entry) && !OF_TESTS.matcher(name).matches() && Files.isRegularFile(entry)) {
                Files.createSymbolicLink(jars.resolve(name), entry);
            }
        }
        Files.writeString(home.resolve("RELEASE"), "Spark of the tests");
    }

    /// The jars that a job brings along; directories of classes are packed into some.
    ///
    /// @param directory where jars are made
    static List<Path> ofJob(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> jars = new ArrayList<>();
        for (Path entry : classPath()) {
            if (Files.isDirectory(entry)) {
                jars.add(pack(entry, "", directory.resolve("classes-" + jars.size() + ".jar")));
            } else if (isOurs(entry)) {
                jars.add(entry);
            }
        }
        return jars;
    }

    /// A jar of one class of the tests.
    static Path of(Class<?> type, Path jar) throws IOException {
        String file = type.getName().replace('.', File.separatorChar) + ".class";
        for (Path entry : classPath()) {
            if (Files.exists(entry.resolve(file))) {
                return pack(entry, file, jar);
            }
        }
        throw new IllegalStateException(file + " is in no directory of the class path");
    }

    private static boolean isOurs(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return Files.isDirectory(entry)
                || name.startsWith("headrace-")
                || isLackedBySpark("org.apache.commons:" + name);
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    private static Path pack(Path classes, String part, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream output = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes.resolve(part))) {
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                output.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, output);
            }
        }
        return jar;
    }
}
