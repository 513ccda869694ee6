package dev.headrace.store.sql;

import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.testkit.MetadataStoreConformanceTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqlMetadataStoreTest extends MetadataStoreConformanceTest {
    @TempDir
    private Path directory;

    @Override
    protected MetadataStore newStore() {
        return Stores.sqlite(directory.resolve("made/on/demand/metadata.db"));
    }
}
