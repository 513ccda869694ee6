package dev.headrace.store.sql;

import java.nio.file.Path;
import java.util.Optional;

/// Opens stores for tests.
final class Stores {
    private Stores() {}

    static SqlMetadataStore sqlite(Path file) {
        return open("jdbc:sqlite:" + file);
    }

    static SqlMetadataStore open(String url) {
        return new SqlMetadataStore(new SqlStoreConfig(url, Optional.empty(), Optional.empty()));
    }
}
