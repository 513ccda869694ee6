package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RowStatisticsTest {
    record Order(
            String city, double price, int items, @Nullable BigDecimal tax, LocalDate day, Instant at) {}

    @Test
    void recordsHaveAColumnForEachComponent() {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            BigDecimal tax = i % 4 == 0 ? null : new BigDecimal("0.07");
            orders.add(
                    new Order(i % 2 == 0 ? "Bern" : "Genf", i, i % 3, tax, LocalDate.EPOCH, Instant.ofEpochSecond(i)));
        }
        DatasetStatistics result = RowStatistics.ofRecords(orders, Order.class, StatisticsOptions.DEFAULT)
                .result();
        assertThat(result.rows()).isEqualTo(20_000);
        assertThat(result.column("city").top().getFirst().count()).isEqualTo(10_000);
        assertThat(requireNonNull(result.column("price").numeric()).mean()).isEqualTo(9_999.5);
        assertThat(result.column("items").valueType()).isEqualTo(ValueType.INTEGER);
        ColumnStatistics tax = result.column("tax");
        assertThat(tax.missing()).isEqualTo(5_000);
        assertThat(tax.valueType()).isEqualTo(ValueType.DECIMAL);
        assertThat(new BigDecimal(requireNonNull(requireNonNull(tax.numeric()).maximumText())))
                .isEqualByComparingTo("0.07");
        assertThat(result.column("day").top().getFirst().value()).isEqualTo("1970-01-01");
        assertThat(requireNonNull(result.column("at").numeric()).maximumText()).isEqualTo("1970-01-01T05:33:19Z");
    }

    @Test
    void mapsMayLackKeysAndMixNumbers() {
        List<Map<String, Object>> rows = List.of(Map.of("x", 1, "y", "a"), Map.of("x", 2.5), Map.of("y", "b"));
        DatasetStatistics result =
                RowStatistics.ofMaps(rows, StatisticsOptions.DEFAULT).result();
        assertThat(result.column("x").valueType()).isEqualTo(ValueType.REAL);
        assertThat(requireNonNull(result.column("x").numeric()).mean()).isEqualTo(1.75);
        assertThat(result.column("y").missing()).isEqualTo(1);
    }

    @Test
    void aValueOfAnotherTypeIsNamedByRowAndColumn() {
        List<Map<String, Object>> rows = List.of(Map.of("x", 1), Map.of("x", "two"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> RowStatistics.ofMaps(rows, StatisticsOptions.DEFAULT))
                .withMessageContaining("Row 1")
                .withMessageContaining("'x'")
                .extracting(HeadraceException::code)
                .isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH);
    }

    @Test
    void noRowsAreNoColumns() {
        assertThat(RowStatistics.ofMaps(List.of(), StatisticsOptions.DEFAULT)
                        .result()
                        .columns())
                .isEmpty();
    }
}
