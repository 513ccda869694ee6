package dev.headrace.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.training.Operation;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RowTransformTest {
    @Test
    void aNumberIsClampedAndStandardised() {
        Operation number = new Operation.Number("x", 10, 4, 0, 20, true);
        assertThat(apply(ColumnType.REAL, number, 12.0)).containsExactly(0.5, 0);
        assertThat(apply(ColumnType.REAL, number, 1e300)).containsExactly(2.5, 0);
        assertThat(apply(ColumnType.REAL, number, -1e300)).containsExactly(-2.5, 0);
        assertThat(apply(ColumnType.INTEGER, number, 14L)).containsExactly(1, 0);
        assertThat(apply(ColumnType.INTEGER, number, Long.MIN_VALUE)).containsExactly(-2.5, 0);
    }

    @Test
    void aMissingNumberIsTheMeanAndSaysSo() {
        Operation number = new Operation.Number("x", 10, 4, 0, 20, true);
        assertThat(apply(ColumnType.REAL, number, null)).containsExactly(0, 1);
        assertThat(apply(ColumnType.REAL, number, Double.NaN)).containsExactly(0, 1);
        assertThat(apply(ColumnType.REAL, number, Double.POSITIVE_INFINITY)).containsExactly(0, 1);
        assertThat(apply(ColumnType.REAL, number, Double.NEGATIVE_INFINITY)).containsExactly(0, 1);
        assertThat(apply(ColumnType.REAL, new Operation.Number("x", 10, 4, 0, 20, false), null))
                .containsExactly(0);
    }

    @Test
    void aMissingFlagIsWhatTheOperationSays() {
        Operation flag = new Operation.Flag("x", 0.3);
        assertThat(apply(ColumnType.BOOLEAN, flag, true)).containsExactly(1);
        assertThat(apply(ColumnType.BOOLEAN, flag, false)).containsExactly(0);
        assertThat(apply(ColumnType.BOOLEAN, flag, null)).containsExactly(0.3);
    }

    @Test
    void aCategoryHasItsOwnNumberAndAllOthersShareOne() {
        Operation text = new Operation.OneHot("x", List.of("b", "ä"));
        assertThat(apply(ColumnType.TEXT, text, "b")).containsExactly(1, 0, 0);
        assertThat(apply(ColumnType.TEXT, text, "ä")).containsExactly(0, 1, 0);
        assertThat(apply(ColumnType.TEXT, text, "B")).containsExactly(0, 0, 1);
        assertThat(apply(ColumnType.TEXT, text, "")).containsExactly(0, 0, 1);
        assertThat(apply(ColumnType.TEXT, text, null)).containsExactly(0, 0, 1);
        Operation real = new Operation.OneHot("x", List.of("0.1", "0.0"));
        assertThat(apply(ColumnType.REAL, real, 0.1)).containsExactly(1, 0, 0);
        assertThat(apply(ColumnType.REAL, real, -0.0)).containsExactly(0, 1, 0);
        assertThat(apply(ColumnType.REAL, real, Double.NaN)).containsExactly(0, 0, 1);
        Operation time = new Operation.OneHot("x", List.of("1969-12-31T23:59:59.999999"));
        assertThat(apply(ColumnType.TIMESTAMP, time, -1L)).containsExactly(1, 0);
        assertThat(apply(ColumnType.DATE, new Operation.OneHot("x", List.of("1970-01-02")), 1L))
                .containsExactly(1, 0);
        assertThat(apply(ColumnType.BOOLEAN, new Operation.OneHot("x", List.of("false")), true))
                .containsExactly(0, 1);
    }

    @Test
    void aPointInTimeIsTakenApart() {
        Operation parts = new Operation.DateParts("x", 0, 1, -1e9, 1e9);
        // A Thursday; the 92nd day of 365, so a fraction of 91 / 365 of the year has gone; 18:00 is 3/4 of the day.
        LocalDateTime time = LocalDateTime.parse("2026-04-02T18:00:00");
        double[] numbers = apply(ColumnType.TIMESTAMP, parts, time.toEpochSecond(ZoneOffset.UTC) * 1_000_000);
        double angle = 2 * Math.PI * 91 / 365;
        assertThat(numbers[0]).isEqualTo(LocalDate.parse("2026-04-02").toEpochDay() + 0.75);
        assertThat(numbers[1]).isCloseTo(Math.sin(angle), within(1e-15));
        assertThat(numbers[2]).isCloseTo(Math.cos(angle), within(1e-15));
        assertThat(numbers[3]).isEqualTo(0.5);
        assertThat(numbers[4]).isCloseTo(-1, within(1e-15));
        assertThat(numbers[5]).isCloseTo(0, within(1e-15));
    }

    @Test
    void aDayIsAtMidnightAndAMissingOneIsAllZero() {
        Operation parts = new Operation.DateParts("x", 5, 2, 1, 9);
        // The first day of 1970 was a Thursday.
        assertThat(apply(ColumnType.DATE, parts, 0L)).containsExactly(-2, 0, 1, 0.5, 0, 1);
        assertThat(apply(ColumnType.DATE, parts, null)).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(apply(ColumnType.DATE, parts, Long.MAX_VALUE)[0]).isEqualTo(2);
    }

    @Test
    void aValueOfAnotherClassIsRefusedByName() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> apply(ColumnType.INTEGER, new Operation.Number("x", 0, 1, 0, 1, false), "7"))
                .withMessageContaining("Column 'x' was given as a String, and INTEGER needs a Long")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRANSFORM_MISMATCH));
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        RowTransform transform = new RowTransform(Graphs.ofEverything());
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> transform.apply(new Object[2], new double[transform.width()]))
                .withMessageContaining("The row has 2 values, and the transform reads 6");
    }

    @Test
    void aGraphWhoseOperationsDoNotFitItsColumnsIsRefused() {
        List<Column> columns = List.of(new Column("x", ColumnType.TEXT));
        refused(Graphs.of(columns, new Operation.Flag("x", 0)), "Column 'x' is TEXT");
        refused(Graphs.of(columns, new Operation.Number("x", 0, 1, 0, 1, false)), "Column 'x' is TEXT");
        refused(Graphs.of(columns, new Operation.DateParts("x", 0, 1, 0, 1)), "Column 'x' is TEXT");
        refused(Graphs.of(columns, new Operation.Flag("y", 0)), "column 'y'");
        List<Column> whole = List.of(new Column("x", ColumnType.INTEGER));
        refused(Graphs.of(whole, new Operation.HashedWords("x", 3)), "Column 'x' is INTEGER");
        refused(Graphs.of(whole, new Operation.OneHot("x", List.of("1", "one"))), "its value 'one'");
    }

    private static void refused(TransformGraph graph, String message) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new RowTransform(graph))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRANSFORM_MISMATCH));
    }

    private static double[] apply(ColumnType type, Operation operation, @Nullable Object value) {
        RowTransform transform = new RowTransform(Graphs.of(List.of(new Column("x", type)), operation));
        double[] output = new double[transform.width()];
        transform.apply(new @Nullable Object[] {value}, output);
        return output;
    }
}
