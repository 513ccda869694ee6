package dev.headrace.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.Names;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuickstartInputTest {
    @ParameterizedTest
    @CsvSource({
        "adult.csv, salary-class, adult-salary-class",
        "Rides 2024.csv.gz, Trinkgeld (€), rides-2024-trinkgeld",
        "kunden.csv, gekündigt, kunden-gekundigt",
        "2024.parquet, y, model-2024-y",
        "数据.csv, 标签, model",
    })
    void theModelIsNamedAfterFileAndLabel(String file, String label, String name) {
        assertThat(QuickstartInput.modelName(file, label)).isEqualTo(name);
        assertThat(Names.requireKebabCase("the name", name)).isEqualTo(name);
    }
}
