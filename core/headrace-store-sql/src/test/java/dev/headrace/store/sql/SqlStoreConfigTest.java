package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.config.Configuration;
import dev.headrace.core.config.Property;
import dev.headrace.core.config.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlStoreConfigTest {
    private final Configuration configuration = new Configuration(Map.of("PGPASS", "s3cret")::get);

    @Test
    void nothingNeedsToBeSaid() {
        assertThat(configuration.bind("store", SqlStoreConfig.class, Map.of()))
                .isEqualTo(new SqlStoreConfig("jdbc:sqlite:${store}/metadata.db", Optional.empty(), Optional.empty()));
    }

    @Test
    void postgresqlTakesAUserAndASecret() {
        SqlStoreConfig config = configuration.bind(
                "store",
                SqlStoreConfig.class,
                Map.of("url", "jdbc:postgresql://db:5432/ml", "user", "me", "password", "env:PGPASS"));

        assertThat(config.password()).contains(new Secret("s3cret"));
        assertThat(config.toString()).contains("me").doesNotContain("s3cret");
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(Configuration.describe(SqlStoreConfig.class))
                .extracting(Property::key)
                .containsExactly("url", "user", "password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/ml?user=me&password=s3cret",
                "jdbc:postgresql://me:s3cret@db/ml",
                "jdbc:sqlite:/m.db?PASSWORD=s3cret"
            })
    void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SqlStoreConfig(url, Optional.empty(), Optional.empty()))
                .withMessageContaining("password")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "metadata.db",
                "jdbc:h2:mem:x",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file::memory:?cache=shared",
                "jdbc:sqlite:m.db?mode=ro",
                "jdbc:sqlite:m.db?busy_tiemout=1"
            })
    void aUrlThatNamesNoDatabaseIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SqlStoreConfig(url, Optional.empty(), Optional.empty()))
                .withMessageContaining("'" + url + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:m.db",
                "jdbc:sqlite:C:/data/m.db",
                "jdbc:sqlite:/var/lib/m.db?busy_timeout=100&synchronous=NORMAL",
                "jdbc:sqlite:file:/var/lib/m.db?mode=ro",
                "jdbc:postgresql:ml",
                "jdbc:postgresql://db1:5432,db2:5432/ml?sslmode=verify-full&currentSchema=team"
            })
    void aUrlOfEitherDatabaseIsTaken(String url) {
        assertThatCode(() -> new SqlStoreConfig(url, Optional.empty(), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void sqliteHasNoUsers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SqlStoreConfig("jdbc:sqlite:m.db", Optional.of("me"), Optional.empty()))
                .withMessageContaining("user and password are for PostgreSQL");
    }
}
