package dev.headrace.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LabelReaderTest {
    private static final double NONE = Double.NaN;

    @Test
    void classesOfEveryTypeAreFoundByTheirText() {
        assertThat(read(List.of("no", "yes"), ColumnType.TEXT, "yes", null, "no", "maybe", ""))
                .containsExactly(1, NONE, 0, NONE, NONE);
        assertThat(read(List.of("false", "true"), ColumnType.BOOLEAN, true, false, null))
                .containsExactly(1, 0, NONE);
        assertThat(read(List.of("-1", "0", "10"), ColumnType.INTEGER, 10L, 0L, -1L, 1L, null))
                .containsExactly(2, 1, 0, NONE, NONE);
        assertThat(read(List.of("0.0", "0.1"), ColumnType.REAL, 0.1, -0.0, Double.NaN, 0.2))
                .containsExactly(1, 0, NONE, NONE);
        assertThat(read(List.of("1970-01-01", "1970-01-03"), ColumnType.DATE, 2L, 1L, 0L))
                .containsExactly(1, NONE, 0);
    }

    @Test
    void wholeNumbersAreClassesOfAColumnThatHoldsThemAsReals() {
        assertThat(read(List.of("0", "1"), ColumnType.REAL, 1.0, 0.0, 0.5)).containsExactly(1, 0, NONE);
    }

    @Test
    void aNumberThatIsNotFiniteIsNoLabel() {
        assertThat(read(List.of(), ColumnType.REAL, 1.5, Double.NaN, Double.POSITIVE_INFINITY, null))
                .containsExactly(1.5, NONE, NONE, NONE);
        assertThat(read(List.of(), ColumnType.INTEGER, -3L, null)).containsExactly(-3, NONE);
    }

    @Test
    void aTypeThatCannotHoldTheLabelIsRefused() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> read(List.of(), ColumnType.TEXT, "1"))
                .withMessageContaining("The label 'label' is TEXT, and a regression needs INTEGER or REAL")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRANSFORM_MISMATCH));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> read(List.of("no", "yes"), ColumnType.INTEGER, 1L))
                .withMessageContaining("Column 'label' is INTEGER")
                .withMessageContaining("'no'")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRANSFORM_MISMATCH));
    }

    @Test
    void aMissingLabelColumnIsRefusedByName() {
        List<Column> columns = List.of(new Column("lable", ColumnType.TEXT));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new LabelReader(Graphs.LABEL, columns))
                .withMessageContaining("no column 'label', which is the label; did you mean 'lable'?")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.LABEL_UNKNOWN));
    }

    private static double[] read(List<String> classes, ColumnType type, @Nullable Object... values) {
        Task task = switch (classes.size()) {
            case 0 -> Task.REGRESSION;
            case 2 -> Task.BINARY;
            default -> Task.MULTICLASS;
        };
        List<Column> columns = List.of(new Column("other", ColumnType.TEXT), new Column("label", type));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Object value : values) {
            rows.add(new @Nullable Object[] {"x", value});
        }
        LabelReader reader = new LabelReader(new LabelSchema("label", task, classes), columns);
        double[] labels = new double[values.length];
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Tables.batch(columns, rows, allocator)) {
            reader.read(batch, 0, 1, labels, 0);
            reader.read(batch, 1, values.length, labels, 1);
        }
        return labels;
    }
}
