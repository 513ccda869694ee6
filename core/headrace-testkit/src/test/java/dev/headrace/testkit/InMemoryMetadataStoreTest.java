package dev.headrace.testkit;

import dev.headrace.core.metadata.MetadataStore;

final class InMemoryMetadataStoreTest extends MetadataStoreConformanceTest {
    @Override
    protected MetadataStore newStore() {
        return new InMemoryMetadataStore();
    }

    @Override
    protected boolean survivesReopening() {
        return false;
    }
}
