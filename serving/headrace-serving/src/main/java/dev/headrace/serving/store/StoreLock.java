package dev.headrace.serving.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The right to change one model's versions: held by one thread of one process at a time.
final class StoreLock implements AutoCloseable {
    /// A file's lock belongs to the whole process, so threads need one of their own.
    private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private static final long PAUSE_NANOSECONDS = 10_000_000;

    private final ReentrantLock thread;
    private final FileChannel channel;

    private StoreLock(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /// Waits for the lock.
    ///
    /// @param file the lock's file, made together with its directory
    /// @return the lock, held until closed
    static StoreLock take(Path file) throws IOException {
        // Another path to the same file is the same lock: to close the file there would give up the lock here.
        Path directory =
                Files.createDirectories(requireNonNull(file.getParent())).toRealPath();
        Path key = directory.resolve(requireNonNull(file.getFileName()));
        ReentrantLock thread = THREADS.computeIfAbsent(key, path -> new ReentrantLock());
        thread.lock();
        boolean taken = false;
        try {
            FileChannel channel =
                    FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            try {
                await(channel);
                taken = true;
                return new StoreLock(thread, channel);
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } finally {
            if (!taken) {
                thread.unlock();
            }
        }
    }

    private static void await(FileChannel channel) throws IOException {
        while (true) {
            try {
                channel.lock();
                return;
            } catch (OverlappingFileLockException e) {
                // Another class loader of this process holds it.
                LockSupport.parkNanos(PAUSE_NANOSECONDS);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            // Gives up the file's lock.
            channel.close();
        } finally {
            thread.unlock();
        }
    }
}
