package dev.headrace.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The SHA-256 of something, in 64 lower-case hexadecimal digits. Equal bytes, equal fingerprint.
///
/// @param hex the digits
public record Fingerprint(String hex) implements Comparable<Fingerprint> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER_BYTES = 1 << 16;

    /// Checks the form.
    ///
    /// @throws IllegalArgumentException if `hex` is not 64 lower-case hexadecimal digits
    public Fingerprint {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a fingerprint is 64 lower-case hexadecimal digits: '" + hex + "'");
        }
    }

    /// The fingerprint of a text's UTF-8 bytes.
    ///
    /// @param text may be empty
    /// @return the SHA-256 of the bytes
    public static Fingerprint ofText(String text) {
        return new Fingerprint(HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8))));
    }

    /// The fingerprint of one file's bytes; its name and times do not matter.
    ///
    /// @param file a readable file
    /// @return the SHA-256 of the bytes
    /// @throws IOException if it cannot be read
    public static Fingerprint ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /// The fingerprint of a stream's bytes; the stream is read to its end and left open.
    ///
    /// @param stream bytes
    /// @return the SHA-256 of the bytes
    /// @throws IOException if it cannot be read
    public static Fingerprint ofStream(InputStream stream) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /// The fingerprint of all regular files beneath a directory: their relative paths (with `/`) and bytes. Empty
    /// directories, times and permissions do not matter.
    ///
    /// @param directory a directory, or a single file, whose fingerprint is then that of a directory with just it
    /// @return the SHA-256 over the sorted paths, sizes and digests
    /// @throws IOException if something cannot be read
    public static Fingerprint ofTree(Path directory) throws IOException {
        boolean single = Files.isRegularFile(directory);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        record Entry(String name, Path file) {}
        List<Entry> entries = files.stream()
                .map(file ->
                        new Entry(name(single ? requireNonNull(file.getFileName()) : directory.relativize(file)), file))
                .sorted(Comparator.comparing(Entry::name))
                .toList();
        Builder builder = builder();
        for (Entry entry : entries) {
            builder.add(entry.name).add(Files.size(entry.file)).add(ofFile(entry.file));
        }
        return builder.build();
    }

    /// Starts a fingerprint over several parts.
    ///
    /// @return an empty builder
    public static Builder builder() {
        return new Builder();
    }

    /// The first twelve digits: enough for people.
    ///
    /// @return twelve hexadecimal digits
    public String brief() {
        return hex.substring(0, 12);
    }

    @Override
    public int compareTo(Fingerprint other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    private static String name(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Folds parts into one fingerprint. Each part is preceded by its length, so that `("ab", "c")` and `("a",
    /// "bc")` differ. Not thread-safe.
    public static final class Builder {
        private final MessageDigest digest = sha256();

        private Builder() {}

        /// Adds bytes.
        ///
        /// @param bytes the part; may be empty
        /// @return this
        public Builder add(byte[] bytes) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
            digest.update(bytes);
            return this;
        }

        /// Adds a text's UTF-8 bytes.
        ///
        /// @param text the part; may be empty
        /// @return this
        public Builder add(String text) {
            return add(text.getBytes(UTF_8));
        }

        /// Adds a number, big-endian.
        ///
        /// @param number the part
        /// @return this
        public Builder add(long number) {
            return add(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }

        /// Adds another fingerprint.
        ///
        /// @param fingerprint the part
        /// @return this
        public Builder add(Fingerprint fingerprint) {
            return add(HexFormat.of().parseHex(fingerprint.hex));
        }

        /// Ends the fingerprint; the builder must not be used afterwards.
        ///
        /// @return the SHA-256 of all parts with their lengths
        public Fingerprint build() {
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
        }
    }
}
