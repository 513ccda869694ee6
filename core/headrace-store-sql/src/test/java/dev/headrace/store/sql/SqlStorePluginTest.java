package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class SqlStorePluginTest {
    @Test
    void theServiceLoaderFindsTheStore() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(SqlStorePlugin.class::isInstance)
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.provides())
                        .containsExactly(new Provided<>(
                                "sql", MetadataStore.class, SqlMetadataStore.class, SqlStoreConfig.class)));
    }
}
