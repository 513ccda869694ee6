package dev.headrace.serving.http;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.store.FileModelStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The live version of a model in a store. A thread looks now and then which it is; another version is loaded
/// and ready before the old one is let go. One that cannot be loaded is reported, and the old one goes on.
final class StoreSource implements ModelSource {
    private final FileModelStore store;
    private final String model;
    private final Consumer<String> warn;
    private final Thread follower;
    private volatile Served current;
    private volatile @Nullable Failure failure;

    private StoreSource(FileModelStore store, Served first, Duration interval, Consumer<String> warn) {
        this.store = store;
        this.model = first.model();
        this.current = first;
        this.warn = warn;
        this.follower = Thread.ofVirtual().name("headrace-follower").unstarted(() -> follow(interval));
    }

    static StoreSource open(FileModelStore store, String model, Duration interval, Consumer<String> warn)
            throws IOException {
        ModelVersion live = store.live(model)
                .orElseThrow(() -> new HeadraceException(
                        ServingErrorCode.MODEL_UNKNOWN,
                        "Model '" + model + "' has no live version in the model store " + store.root()
                                + suggestion(store, model)));
        Served first = Served.load(model, live.number(), store.open(live));
        StoreSource source = new StoreSource(store, first, interval, warn);
        source.follower.start();
        return source;
    }

    @Override
    public Served current() {
        return current;
    }

    @Override
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        follower.interrupt();
    }

    private void follow(Duration interval) {
        try {
            while (true) {
                Thread.sleep(interval);
                look();
            }
        } catch (InterruptedException e) {
            // That is how it is closed.
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        long number = 0;
        try {
            Optional<ModelVersion> live = store.live(model);
            if (live.isEmpty()) {
                return;
            }
            number = live.get().number();
            if (number != current.number()) {
                current = Served.load(model, number, store.open(live.get()));
            }
            failure = null;
        } catch (IOException | RuntimeException e) {
            Failure known = failure;
            Failure now = new Failure(number, String.valueOf(e.getMessage()));
            failure = now;
            if (!now.equals(known)) {
                warn.accept("Version " + current.number() + " of model '" + model + "' goes on serving: version "
                        + number + " cannot be loaded: " + e.getMessage());
            }
        }
    }

    private static String suggestion(FileModelStore store, String model) {
        try {
            return Names.suggestion(model, store.models());
        } catch (IOException e) {
            return ", which cannot be read: " + e.getMessage();
        }
    }
}
