package dev.headrace.runtime.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.MapBinder;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.Seed;
import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Provided;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.plugin.PluginCatalogue.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Where the backends and components of one run are built: with one injector, to which the settings, the seed
/// and the allocator of what is being built are given for as long as its constructor runs. Thread-safe.
final class Scope implements AutoCloseable {
    /// What the constructor that runs on this thread is given.
    private static final ThreadLocal<@Nullable Given> GIVEN = new ThreadLocal<>();

    private final Wiring wiring;
    private final Seed seed;
    private final Injector injector;
    private final Map<Entry, Object> backends = new HashMap<>();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    /// What belongs to the one thing that a thread is building.
    private record Given(Record configuration, Seed seed, Allocators.Child allocator) {}

    Scope(Wiring wiring, Seed seed) {
        this.wiring = wiring;
        this.seed = seed;
        this.injector = Guice.createInjector(new Bindings());
    }

    /// Binds the core services, every backend by its name and by choice, and what is given.
    private final class Bindings extends AbstractModule {
        @Override
        protected void configure() {
            wiring.bindServices(binder());
            bind(Seed.class).toProvider(() -> given().seed());
            bind(BufferAllocator.class).toProvider(() -> given().allocator().allocator());
            Set<Class<? extends Record>> configurations = new LinkedHashSet<>();
            wiring.scopedSlots().forEach((slot, entries) -> {
                entries.values()
                        .forEach(entry -> configurations.add(entry.provided().configuration()));
                if (!slot.equals(Settings.COMPONENT)) {
                    bindSlot(slot, entries.values().iterator().next().provided().type(), entries);
                }
            });
            configurations.forEach(this::bindConfiguration);
        }

        private <R extends Record> void bindConfiguration(Class<R> type) {
            bind(type).toProvider(() -> type.cast(given().configuration()));
        }

        private <T> void bindSlot(String slot, Class<T> type, Map<String, Entry> entries) {
            MapBinder<String, T> byName = MapBinder.newMapBinder(binder(), String.class, type);
            entries.forEach((name, entry) -> byName.addBinding(name).toProvider(() -> type.cast(backend(entry))));
            bind(type).toProvider(() -> type.cast(backend(wiring.choose(slot))));
        }
    }

    private Given given() {
        Given now = GIVEN.get();
        if (now == null) {
            throw new IllegalStateException(
                    "settings, seed and allocator are given to a constructor, and cannot be asked for later");
        }
        return now;
    }

    private Object build(Provided<?> provided, Given parts) {
        // A backend is built while the constructor of what takes it waits: what was given comes back afterwards.
        Given outer = GIVEN.get();
        GIVEN.set(parts);
        try {
            return Wiring.build(injector, provided);
        } finally {
            GIVEN.set(outer);
        }
    }

    private Object backend(Entry entry) {
        synchronized (backends) {
            Object known = backends.get(entry);
            if (known == null) {
                Provided<?> provided = entry.provided();
                String name = provided.slot() + "." + provided.name();
                Allocators.Child allocator = wiring.allocator(name);
                known = build(provided, new Given(wiring.configuration(entry), seed.derive(name), allocator));
                backends.put(entry, known);
                // The allocator is closed after the backend, which may give buffers back when it is closed.
                toClose.push(allocator);
                if (known instanceof AutoCloseable closeable) {
                    toClose.push(closeable);
                }
            }
            return known;
        }
    }

    /// The backend that the settings choose for an interface.
    <T> T backend(Class<T> type) {
        return type.cast(backend(wiring.choose(Names.kebabCase(type.getSimpleName()))));
    }

    /// All backends of an interface by their names.
    <T> Map<String, T> backends(Class<T> type) {
        Map<String, T> built = new TreeMap<>();
        wiring.scopedSlots()
                .getOrDefault(Names.kebabCase(type.getSimpleName()), new TreeMap<>())
                .forEach((name, entry) -> built.put(name, type.cast(backend(entry))));
        return built;
    }

    /// Builds a component for one execution.
    Component component(Entry entry, Record configuration, Seed nodeSeed, Allocators.Child allocator) {
        return (Component) build(entry.provided(), new Given(configuration, nodeSeed, allocator));
    }

    /// An allocator for one component.
    Allocators.Child allocator(String name) {
        return wiring.allocator(name);
    }

    /// Closes the backends, the last built first.
    ///
    /// @throws HeadraceException if one of them fails to close; the others are closed all the same
    @Override
    public void close() {
        HeadraceException failure = null;
        synchronized (backends) {
            backends.clear();
            while (!toClose.isEmpty()) {
                failure = closeOne(toClose.pop(), failure);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable HeadraceException closeOne(AutoCloseable closeable, @Nullable HeadraceException failure) {
        try {
            closeable.close();
            return failure;
        } catch (Exception e) {
            HeadraceException ours = e instanceof HeadraceException already
                    ? already
                    : new HeadraceException(
                            RuntimeErrorCode.WIRING_FAILED,
                            "Cannot close backend " + closeable.getClass().getName() + ": " + e,
                            e);
            if (failure != null) {
                failure.addSuppressed(ours);
                return failure;
            }
            return ours;
        }
    }
}
