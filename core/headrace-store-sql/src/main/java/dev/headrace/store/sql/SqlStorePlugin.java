package dev.headrace.store.sql;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import java.util.List;

/// Provides the metadata store `sql`: SQLite, or PostgreSQL by its URL. Stateless.
public final class SqlStorePlugin implements Plugin {
    /// For the service loader.
    public SqlStorePlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(new Provided<>("sql", MetadataStore.class, SqlMetadataStore.class, SqlStoreConfig.class));
    }

    @Override
    public List<ErrorCode> errorCodes() {
        return List.of(SqlStoreErrorCode.values());
    }
}
