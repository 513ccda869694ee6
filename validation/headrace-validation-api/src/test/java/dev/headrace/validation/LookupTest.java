package dev.headrace.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LookupTest {
    private static final DatasetStatistics STATISTICS = new DatasetStatistics(
            "train", 0, List.of(new ColumnStatistics("price", ColumnType.REAL, 0, 0, 0, 0, List.of(), null, null)));
    private static final DataSchema SCHEMA = new DataSchema(
            List.of(
                    new FeatureSchema("price", ColumnType.REAL, FeatureKind.NUMERIC, "a number", 1, null),
                    new FeatureSchema("id", ColumnType.INTEGER, FeatureKind.IDENTIFIER, "all differ", 1, null),
                    new FeatureSchema("day", ColumnType.DATE, FeatureKind.DATE, "a day", 1, null)),
            null);

    @Test
    void columnsAreFoundByName() {
        assertThat(STATISTICS.column("price").type()).isEqualTo(ColumnType.REAL);
        assertThat(STATISTICS.find("prise")).isEmpty();
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> STATISTICS.column("prise"))
                .withMessageContaining("'train'")
                .withMessageContaining("'prise'")
                .withMessageContaining("'price'")
                .extracting(HeadraceException::code)
                .isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH);
    }

    @Test
    void featuresAreFoundByName() {
        assertThat(SCHEMA.feature("id")).get().extracting(FeatureSchema::kind).isEqualTo(FeatureKind.IDENTIFIER);
        assertThat(SCHEMA.feature("none")).isEmpty();
    }

    @Test
    void whatAModelCanLearnFromIsListed() {
        assertThat(SCHEMA.learnable()).extracting(FeatureSchema::name).containsExactly("price", "day");
    }

    @Test
    void aLabelThatIsNeededMustBeThere() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(SCHEMA::requireLabel)
                .extracting(HeadraceException::code)
                .isEqualTo(ValidationErrorCode.LABEL_UNKNOWN);
        LabelSchema label = new LabelSchema("price", Task.REGRESSION, List.of());
        assertThat(new DataSchema(SCHEMA.features(), label).requireLabel()).isEqualTo(label);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeIsDescribed(ValidationErrorCode code) {
        assertThat(code.description()).endsWith(".");
        assertThat(code.type()).isNotNull();
    }
}
