package dev.headrace.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.data.spi.DataSource;
import dev.headrace.data.spi.TableSource;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuckDbPluginTest {
    @Test
    void theServiceLoaderFindsItAndItProvidesBothSources() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(DuckDbPlugin.class::isInstance)
                .flatExtracting(Plugin::provides)
                .containsExactly(
                        new Provided<>("duckdb", DataSource.class, DuckDbDataSource.class, DuckDbConfig.class),
                        new Provided<>("duckdb", TableSource.class, DuckDbTableSource.class, DuckDbConfig.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "1", "0GB", "1gb", "1GB; DROP"})
    void aMemoryLimitThatIsNoNumberWithAUnitIsRefused(String memory) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DuckDbConfig(memory, 0, Optional.empty()))
                .withMessage("memory-limit is '" + memory + "', and a number with MB or GB, such as 1GB, was expected");
    }

    @Test
    void negativeThreadsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DuckDbConfig("1GB", -1, Optional.empty()))
                .withMessage("threads is -1, and a number from 0 was expected");
    }
}
