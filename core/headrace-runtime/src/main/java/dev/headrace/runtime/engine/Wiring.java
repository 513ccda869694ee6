package dev.headrace.runtime.engine;

import com.google.inject.Binder;
import com.google.inject.ConfigurationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.Seed;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.plugin.Provided;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.plugin.PluginCatalogue;
import dev.headrace.runtime.plugin.PluginCatalogue.Entry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
        Provided<?> provided = choose(METADATA_STORE).provided();
        Record configuration = settings.backend(provided, store);
        Injector root = Guice.createInjector(binder -> {
            binder.bind(InstantSource.class).toInstance(clock);
            bindRecord(binder, configuration);
        });
        this.metadata = (MetadataStore) build(root, provided);
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
        return new Scope(this, seed);
    }

    /// The core services that everything may take.
    void bindServices(Binder binder) {
        binder.bind(InstantSource.class).toInstance(clock);
        binder.bind(MetadataStore.class).toInstance(metadata);
        binder.bind(ArtifactStore.class).toInstance(artifacts);
    }

    /// The slots that are built in scopes: all but that of the metadata store.
    Map<String, SortedMap<String, Entry>> scopedSlots() {
        Map<String, SortedMap<String, Entry>> slots = new TreeMap<>(catalogue.slots());
        slots.remove(METADATA_STORE);
        return slots;
    }

    /// An allocator for one component or backend.
    Allocators.Child allocator(String name) {
        return allocators.child(name);
    }

    @Override
    public void close() {
        metadata.close();
        allocators.close();
    }

    @SuppressWarnings("unchecked") // a record's class is the class of that record
    private static <R extends Record> void bindRecord(Binder binder, R record) {
        binder.bind((Class<R>) record.getClass()).toInstance(record);
    }

    /// Builds a provided thing from an injector, whose errors become ours.
    static Object build(Injector injector, Provided<?> provided) {
        try {
            return injector.getInstance(provided.implementation());
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
}
