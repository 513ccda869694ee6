package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is checked in, and that today's code must write to the last byte. Run with the system property
/// `headrace.golden.update` at `true`, what is found is written instead: that is how a change that is meant is
/// accepted.
///
/// @param path the file, in the sources of the module's tests
public record GoldenFile(Path path) {
    private static final String UPDATE = "headrace.golden.update";

    /// Whether files are to be written.
    ///
    /// @return true if the property says so
    public static boolean isUpdate() {
        return Boolean.getBoolean(UPDATE);
    }

    /// Compares, or writes.
    ///
    /// @param found what today's code writes
    /// @throws IOException if the file cannot be read or written
    public void require(byte[] found) throws IOException {
        if (isUpdate()) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, found);
        }
        assertThat(path).as("golden file; -D%s=true writes it", UPDATE).exists();
        assertThat(found)
                .as("what golden file %s has; -D%s=true accepts another", path, UPDATE)
                .isEqualTo(Files.readAllBytes(path));
    }
}
