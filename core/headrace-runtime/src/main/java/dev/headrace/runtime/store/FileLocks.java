package dev.headrace.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Locks on files, held by this process until closed or until it dies. Unlike the JDK's, shared locks may be taken
/// several times within one process. Thread-safe.
final class FileLocks {
    private static final Map<Path, Shared> HELD = new HashMap<>();

    private FileLocks() {}

    /// A file's lock, whoever of this process holds it.
    private static final class Shared {
        private final FileChannel channel;
        private final FileLock lock;
        private int holders;

        private Shared(FileChannel channel, FileLock lock) {
            this.channel = channel;
            this.lock = lock;
        }
    }

    /// A lock that is held until closed; closing twice does nothing.
    static final class Held implements AutoCloseable {
        private final Path file;
        private final Shared shared;
        private boolean closed;

        private Held(Path file, Shared shared) {
            this.file = file;
            this.shared = shared;
            shared.holders++;
        }

        @Override
        public void close() throws IOException {
            synchronized (HELD) {
                if (closed) {
                    return;
                }
                closed = true;
                if (--shared.holders == 0) {
                    HELD.remove(file);
                    try (FileChannel channel = shared.channel) {
                        shared.lock.release();
                    }
                }
            }
        }
    }

    /// Takes a lock if nobody holds one that forbids it.
    ///
    /// @param file made if absent
    /// @param shared whether others may hold it shared at the same time
    /// @return the lock, or empty
    static Optional<Held> tryLock(Path file, boolean shared) throws IOException {
        Path directory =
                Files.createDirectories(file.toAbsolutePath().normalize().getParent());
        // Another path to the same file, by a symbolic link, is the same lock: to open and close the file again would
        // give up this process's lock on it.
        Path key = directory.toRealPath().resolve(file.getFileName());
        synchronized (HELD) {
            Shared held = HELD.get(key);
            if (held != null) {
                return shared && held.lock.isShared() ? Optional.of(new Held(key, held)) : Optional.empty();
            }
            FileChannel channel =
                    FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
                if (lock != null) {
                    Shared taken = new Shared(channel, lock);
                    HELD.put(key, taken);
                    return Optional.of(new Held(key, taken));
                }
            } catch (OverlappingFileLockException e) {
                // Another class loader of this process holds it: the same as another process.
                channel.close();
                return Optional.empty();
            }
            channel.close();
            return Optional.empty();
        }
    }
}
