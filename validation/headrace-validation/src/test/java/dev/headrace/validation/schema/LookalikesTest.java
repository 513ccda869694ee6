package dev.headrace.validation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LookalikesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.557,25 13,0 -2,5 7,75 1.000.000,1 | decimal comma",
                "1,234 12,345.5 1,000,000 -9,999 1,001 | between thousands",
                "€12.34 €5 €7,50 € 9 €1.000 | currency",
                "12kg 5kg 7.5kg 80kg 9kg | currency or unit",
                "27.12.2024 01.02.2023 3.4.24 31/12/1999 1-1-2000 | days such as"
            })
    void whatPeopleMeanAsNumbersOrDaysIsSaid(String values, String clause) {
        assertThat(Lookalikes.of(column(values.replace("€ 9", "€9").split(" "))))
                .hasValueSatisfying(found ->
                        assertThat(found).startsWith("; they look like ").contains(clause));
    }

    @Test
    void otherTextsAreLeftAlone() {
        assertThat(Lookalikes.of(column("A12", "B7,5", "red", "C85", "S")))
                .as("codes and words")
                .isEmpty();
        assertThat(Lookalikes.of(column("1,5", "2,5"))).as("too few values").isEmpty();
        assertThat(Lookalikes.of(column())).as("values that were not kept").isEmpty();
    }

    private static ColumnStatistics column(String... values) {
        List<ValueCount> top =
                Stream.of(values).map(value -> new ValueCount(value, 2)).toList();
        return new ColumnStatistics("x", ColumnType.TEXT, 100, 0, values.length, 0, top, null, null);
    }
}
