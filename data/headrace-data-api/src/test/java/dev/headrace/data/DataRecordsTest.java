package dev.headrace.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DataRecordsTest {
    @ParameterizedTest
    @EnumSource
    void everyTypeIsFoundAgainByItsField(ColumnType type) {
        Field field = type.field("name");
        assertThat(field.isNullable()).isTrue();
        assertThat(field.getName()).isEqualTo("name");
        assertThat(ColumnType.of(field)).contains(type);
    }

    @Test
    void anotherTypeOfArrowIsNone() {
        assertThat(ColumnType.of(Field.nullable("name", new ArrowType.Int(32, true))))
                .isEqualTo(Optional.empty());
    }

    @Test
    void aColumnHasAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Column(" ", ColumnType.TEXT))
                .withMessage("the name of a column is blank");
    }

    @Test
    void theTextOfAQuarantinedRowIsCut() {
        assertThat(new QuarantinedRow("a.csv", 1, null, "too long", "x".repeat(20_000)).text())
                .hasSize(10_000);
    }

    @Test
    void givenTypesAreSorted() {
        ReadOptions options = new ReadOptions(
                ReadOptions.Format.CSV, ';', Map.of("b", ColumnType.TEXT, "a", ColumnType.REAL, "c", ColumnType.DATE));
        assertThat(options.types().keySet()).containsExactly("a", "b", "c");
        assertThat(ReadOptions.SNIFF.types()).isEmpty();
    }
}
