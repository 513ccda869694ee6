package dev.headrace.runtime.engine;

import com.google.inject.AbstractModule;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.spi.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.Seed;
import dev.headrace.core.component.Component;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.plugin.Provided;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.plugin.PluginCatalogue;
import dev.headrace.runtime.plugin.PluginCatalogue.Entry;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Builds what plugins provide, with Guice. Backends are built once for each scope, when first needed; components
/// anew for each execution. The only place that knows Guice.
final class Wiring implements AutoCloseable {
    private static final String METADATA_STORE = "metadata-store";

    private final PluginCatalogue catalogue;
    private final Settings settings;
    private final String store;
    private final InstantSource clock;
    private final ArtifactStore artifacts;
    private final Allocators allocators = new Allocators();
    private final MetadataStore metadata;

    Wiring(PluginCatalogue catalogue, Settings settings, String store, InstantSource clock, ArtifactStore artifacts) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.artifacts = artifacts;
        Entry entry = choose(METADATA_STORE);
        Injector root =
                Guice.createInjector(binder -> binder.bind(InstantSource.class).toInstance(clock));
        this.metadata = (MetadataStore) build(root, entry.provided(), settings.backend(entry.provided(), store));
    }

    MetadataStore metadata() {
        return metadata;
    }

    /// What a slot uses, by the settings or because it is the only one.
    Entry choose(String slot) {
        Map<String, Entry> entries = catalogue.slot(slot);
        Optional<String> choice = settings.choice(slot, entries.keySet());
        if (choice.isEmpty()) {
            throw new HeadraceException(
                    RuntimeErrorCode.BACKEND_UNKNOWN,
                    entries.isEmpty()
                            ? "No plugin provides a " + slot
                            : "Several plugins provide a " + slot + ": set backend." + slot + " to one of "
                                    + String.join(", ", entries.keySet()));
        }
        Entry entry = entries.get(choice.get());
        if (entry == null) {
            throw new HeadraceException(
                    RuntimeErrorCode.BACKEND_UNKNOWN,
                    "backend." + slot + " is '" + choice.get() + "', which no plugin provides"
                            + Names.suggestion(choice.get(), entries.keySet()));
        }
        return entry;
    }

    /// The settings record of the backend that a slot uses.
    Record configuration(Entry backend) {
        return settings.backend(backend.provided(), store);
    }

    /// Starts a scope: backends that are built in it live until it is closed.
    ///
    /// @param seed what chance in its backends comes from
    Scope scope(Seed seed) {
        return new Scope(seed);
    }

    @Override
    public void close() {
        metadata.close();
        allocators.close();
    }

    private static Object build(Injector parent, Provided<?> provided, Record configuration, Module... more) {
        try {
            return parent.createChildInjector(new AbstractModule() {
                        @Override
                        protected void configure() {
                            bindRecord(configuration);
                            bind(provided.implementation());
                            for (Module module : more) {
                                install(module);
                            }
                        }

                        @SuppressWarnings("unchecked")
                        private <R extends Record> void bindRecord(R record) {
                            bind((Class<R>) record.getClass()).toInstance(record);
                        }
                    })
                    .getInstance(provided.implementation());
        } catch (CreationException e) {
            throw failure(provided, e.getErrorMessages(), e);
        } catch (ConfigurationException e) {
            throw failure(provided, e.getErrorMessages(), e);
        } catch (ProvisionException e) {
            throw failure(provided, e.getErrorMessages(), e);
        }
    }

    private static HeadraceException failure(Provided<?> provided, Collection<Message> messages, Exception e) {
        for (Message message : messages) {
            if (message.getCause() instanceof HeadraceException ours) {
                return ours;
            }
        }
        Message first = messages.iterator().next();
        Throwable cause = first.getCause();
        return new HeadraceException(
                RuntimeErrorCode.WIRING_FAILED,
                "Cannot build " + provided.slot() + " '" + provided.name() + "' ("
                        + provided.implementation().getName() + "): "
                        + (cause != null ? cause.toString() : first.getMessage()),
                e);
    }

    /// Where the backends and components of one run are built. Thread-safe.
    final class Scope implements AutoCloseable {
        private final Seed seed;
        private final Injector injector;
        private final Map<Entry, Object> backends = new HashMap<>();
        private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

        private Scope(Seed seed) {
            this.seed = seed;
            this.injector = Guice.createInjector(new AbstractModule() {
                @Override
                protected void configure() {
                    bind(InstantSource.class).toInstance(clock);
                    bind(MetadataStore.class).toInstance(metadata);
                    bind(ArtifactStore.class).toInstance(artifacts);
                    catalogue.slots().forEach((slot, entries) -> {
                        if (!slot.equals(Settings.COMPONENT) && !slot.equals(METADATA_STORE)) {
                            bindSlot(
                                    slot,
                                    entries.values()
                                            .iterator()
                                            .next()
                                            .provided()
                                            .type(),
                                    entries);
                        }
                    });
                }

                private <T> void bindSlot(String slot, Class<T> type, Map<String, Entry> entries) {
                    MapBinder<String, T> byName = MapBinder.newMapBinder(binder(), String.class, type);
                    entries.forEach(
                            (name, entry) -> byName.addBinding(name).toProvider(() -> type.cast(backend(entry))));
                    bind(type).toProvider(() -> type.cast(backend(choose(slot))));
                }
            });
        }

        private Object backend(Entry entry) {
            synchronized (backends) {
                Object known = backends.get(entry);
                if (known == null) {
                    Provided<?> provided = entry.provided();
                    String name = provided.slot() + "." + provided.name();
                    Allocators.Child allocator = allocators.child(name);
                    known = build(
                            injector,
                            provided,
                            settings.backend(provided, store),
                            services(seed.derive(name), allocator));
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

        /// Builds a component for one execution.
        Component component(Entry entry, Record configuration, Seed nodeSeed, Allocators.Child allocator) {
            return (Component) build(injector, entry.provided(), configuration, services(nodeSeed, allocator));
        }

        Allocators.Child allocator(String name) {
            return allocators.child(name);
        }

        private static Module services(Seed seed, Allocators.Child allocator) {
            return binder -> {
                binder.bind(Seed.class).toInstance(seed);
                binder.bind(BufferAllocator.class).toProvider(allocator::allocator);
            };
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

        private static @Nullable HeadraceException closeOne(
                AutoCloseable closeable, @Nullable HeadraceException failure) {
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
}
