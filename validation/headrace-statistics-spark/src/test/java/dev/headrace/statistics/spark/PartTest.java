package dev.headrace.statistics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.validation.ValidationErrorCode;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

final class PartTest {
    @Test
    void aStateArrivesAsItIs() {
        Schema schema = new Schema(List.of(Field.nullable("a", ArrowType.Utf8.INSTANCE)));
        Statistics statistics = new Statistics(schema, StatisticsOptions.DEFAULT);

        Statistics arrived = Part.read(Part.of(statistics::toBytes));

        assertThat(arrived.toBytes()).isEqualTo(statistics.toBytes());
    }

    @Test
    void aFailureArrivesWithItsCodeAndMessage() {
        byte[] part = Part.of(() -> {
            throw new HeadraceException(ValidationErrorCode.SLICES_TOO_MANY, "too many\nslices: 東京");
        });

        assertThatThrownBy(() -> Part.read(part))
                .isInstanceOfSatisfying(
                        HeadraceException.class,
                        e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.SLICES_TOO_MANY))
                .hasMessage("too many\nslices: 東京");
    }

    @Test
    void whatIsNoFaultOfTheDataFailsTheTask() {
        HeadraceException other = new HeadraceException(CoreErrorCode.ARTIFACT_MISSING, "no");

        assertThatThrownBy(() -> Part.of(() -> {
                    throw other;
                }))
                .isSameAs(other);
    }
}
