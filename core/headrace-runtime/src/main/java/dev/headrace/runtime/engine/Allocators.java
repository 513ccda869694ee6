package dev.headrace.runtime.engine;

import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.RuntimeErrorCode;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Arrow allocators, made only when somebody asks for one. Thread-safe.
final class Allocators implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Allocators.class);

    private @Nullable RootAllocator root;

    Child child(String name) {
        return new Child(name);
    }

    private synchronized BufferAllocator newChild(String name) {
        RootAllocator parent = root;
        if (parent == null) {
            parent = new RootAllocator();
            root = parent;
        }
        return parent.newChildAllocator(name, 0, Long.MAX_VALUE);
    }

    /// Closes the root. What leaked was reported when its child was closed, and what an abandoned thread still uses
    /// cannot be taken from it: neither is an error again.
    @Override
    public synchronized void close() {
        if (root != null) {
            try {
                root.close();
            } catch (IllegalStateException e) {
                LOG.warn(
                        "Arrow buffers were left open: {}",
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
            root = null;
        }
    }

    /// The allocator of one component or backend.
    final class Child implements AutoCloseable {
        private final String name;
        private @Nullable BufferAllocator allocator;

        private Child(String name) {
            this.name = name;
        }

        synchronized BufferAllocator allocator() {
            BufferAllocator known = allocator;
            if (known == null) {
                known = newChild(name);
                allocator = known;
            }
            return known;
        }

        /// Checks that nothing is left open.
        ///
        /// @throws HeadraceException with [RuntimeErrorCode#BUFFER_LEAK] if something is
        @Override
        public synchronized void close() {
            BufferAllocator known = allocator;
            if (known == null) {
                return;
            }
            allocator = null;
            long bytes = known.getAllocatedMemory();
            try {
                known.close();
            } catch (IllegalStateException e) {
                throw new HeadraceException(
                        RuntimeErrorCode.BUFFER_LEAK,
                        "'" + name + "' left " + bytes + " bytes of Arrow buffers open",
                        e);
            }
        }
    }
}
