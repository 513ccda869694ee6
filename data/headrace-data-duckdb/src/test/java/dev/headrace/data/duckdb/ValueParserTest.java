package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.ColumnType;
import dev.headrace.data.duckdb.ValueParser.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueParserTest {
    private final ValueParser parser = new ValueParser();

    @ParameterizedTest
    @CsvSource({
        "'', BLANK",
        "'  ', BLANK",
        "NA, MISSING_WORD",
        "N/A, MISSING_WORD",
        "null, MISSING_WORD",
        "NULL, MISSING_WORD",
        "?, MISSING_WORD",
        "na, TEXT",
        "Null, TEXT",
        "??, TEXT",
        "true, BOOLEAN",
        "FALSE, BOOLEAN",
        "Yes, BOOLEAN",
        "no, BOOLEAN",
        "y, TEXT",
        "t, TEXT",
        "0, INTEGER",
        "-7, INTEGER",
        "+7, INTEGER",
        "' 7 ', INTEGER",
        "007, INTEGER",
        "9223372036854775807, INTEGER",
        "-9223372036854775808, INTEGER",
        "9223372036854775808, LONG_INTEGER",
        "-9223372036854775809, LONG_INTEGER",
        "000000000000000000000000000001, INTEGER",
        "123456789012345678901234567890, LONG_INTEGER",
        "1.5, REAL",
        ".5, REAL",
        "5., REAL",
        "1e5, REAL",
        "1E-5, REAL",
        "-1.5e+300, REAL",
        "1e999, REAL",
        "nan, REAL",
        "NaN, REAL",
        "inf, REAL",
        "-Infinity, REAL",
        "+INF, REAL",
        "1e, TEXT",
        "., TEXT",
        "-, TEXT",
        "+-1, TEXT",
        "1.2.3, TEXT",
        "0x10, TEXT",
        "1d, TEXT",
        "1_000, TEXT",
        "1 000, TEXT",
        "'1,5', TEXT",
        "abc, TEXT",
        "infinite, TEXT",
        "2024-02-29, DATE",
        "2023-02-29, TEXT",
        "2024-13-01, TEXT",
        "2024-00-01, TEXT",
        "2024-01-00, TEXT",
        "2024-1-1, TEXT",
        "29.02.2024, TEXT",
        "2024-02-29T13:45, TIMESTAMP",
        "2024-02-29 13:45:01, TIMESTAMP",
        "2024-02-29T13:45:01.123456789, TIMESTAMP",
        "2024-02-29T13:45:01Z, TIMESTAMP",
        "2024-02-29T13:45:01+01:00, TIMESTAMP",
        "2024-02-29T13:45:01-0930, TIMESTAMP",
        "2024-02-29T13:45:01+01, TIMESTAMP",
        "2024-02-29T24:00:00, TEXT",
        "2024-02-29T13:60, TEXT",
        "2024-02-29T13, TEXT",
        "2024-02-29T13:45:01., TEXT",
        "2024-02-29T13:45:01+, TEXT",
        "2024-02-29x, TEXT",
        "2024-02-29T13:45:01Zz, TEXT",
        "2024-02-29T13:45:61, TEXT",
        "2024-02-29T, TEXT"
    })
    void aTextIsOfOneKind(String text, Kind kind) {
        assertThat(classify(text)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void realsAreRoundedAsTheJdkRoundsThem(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = number(random);
            assertThat(classify(text)).as(text).isIn(Kind.REAL, Kind.INTEGER, Kind.LONG_INTEGER);
            assertThat(Double.longBitsToDouble(parser.bits(ColumnType.REAL)))
                    .as(text)
                    .isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void integersOfAllLengthsKeepTheirDigits() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(classify(Long.toString(value))).isEqualTo(Kind.INTEGER);
            assertThat(parser.bits(ColumnType.INTEGER)).isEqualTo(value);
        }
    }

    @Test
    void wordsForRealsHaveTheirValues() {
        assertThat(real("nan")).isNaN();
        assertThat(real("-inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(real("Infinity")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Double.doubleToRawLongBits(real("-0.0"))).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void everyDayIsTheOneOfTheJdk() {
        LocalDate last = LocalDate.of(2101, 1, 1);
        for (LocalDate day = LocalDate.of(1899, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
            assertThat(classify(day.toString())).isEqualTo(Kind.DATE);
            assertThat(parser.bits(ColumnType.DATE)).isEqualTo(day.toEpochDay());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59.999999Z",
                "2024-02-29T13:45:01+01:00",
                "2024-02-29T13:45:01.5-09:30",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999+18:00"
            })
    void timestampsWithAnOffsetAreInUtc(String text) {
        LocalDateTime expected =
                OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        assertThat(classify(text)).isEqualTo(Kind.TIMESTAMP);
        assertThat(parser.bits(ColumnType.TIMESTAMP))
                .isEqualTo(ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), expected));
    }

    @Test
    void aDateIsATimestampAtMidnight() {
        classify("1970-01-02");
        assertThat(parser.isA(ColumnType.TIMESTAMP)).isTrue();
        assertThat(parser.bits(ColumnType.TIMESTAMP)).isEqualTo(86_400_000_000L);
    }

    private double real(String text) {
        assertThat(classify(text)).isEqualTo(Kind.REAL);
        return Double.longBitsToDouble(parser.bits(ColumnType.REAL));
    }

    private Kind classify(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
        return parser.classify(bytes, 1, bytes.length - 1);
    }

    private static String number(Random random) {
        if (random.nextInt(4) == 0) {
            return Double.toString(Double.longBitsToDouble(random.nextLong() & 0xffefffffffffffffL));
        }
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int digits = 1 + random.nextInt(25);
        int point = random.nextInt(30);
        for (int i = 0; i < digits; i++) {
            text.append(i == point ? "." : "").append((char) ('0' + random.nextInt(10)));
        }
        return random.nextBoolean() ? text.toString() : text + "e" + (random.nextInt(60) - 30);
    }
}
