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
    private static final Map<Path, Held> HELD = new HashMap<>();

    private FileLocks() {}

    /// A lock that is held until closed; closing twice does nothing.
    static final class Held implements AutoCloseable {
        private final Path file;
        private final FileChannel channel;
        private final FileLock lock;
        private int holders = 1;

        private Held(Path file, FileChannel channel, FileLock lock) {
            this.file = file;
            this.channel = channel;
            this.lock = lock;
        }

        @Override
        public void close() throws IOException {
            synchronized (HELD) {
                if (--holders == 0) {
                    HELD.remove(file);
                    lock.release();
                    channel.close();
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
        Path key = file.toAbsolutePath().normalize();
        synchronized (HELD) {
            Held held = HELD.get(key);
            if (held != null) {
                if (!shared || !held.lock.isShared()) {
                    return Optional.empty();
                }
                held.holders++;
                return Optional.of(held);
            }
            Files.createDirectories(key.getParent());
            FileChannel channel =
                    FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
                if (lock != null) {
                    Held taken = new Held(key, channel, lock);
                    HELD.put(key, taken);
                    return Optional.of(taken);
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
