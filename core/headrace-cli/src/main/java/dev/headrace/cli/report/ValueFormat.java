package dev.headrace.cli.report;

import dev.headrace.data.ColumnType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Writes the numbers that statistics have of a column: those of dates are days and microseconds since 1970.
enum ValueFormat {
    NUMBER,
    DAY,
    MOMENT;

    private static final double MICROS_PER_DAY = 86_400_000_000.0;
    /// About 2.7 million years: what is beyond is written as a number.
    private static final double MOST_DAYS = 1e9;

    static ValueFormat of(ColumnType type) {
        return switch (type) {
            case DATE -> DAY;
            case TIMESTAMP -> MOMENT;
            case BOOLEAN, INTEGER, REAL, TEXT -> NUMBER;
        };
    }

    /// A value.
    String value(double value) {
        if (this == NUMBER || !Double.isFinite(value) || Math.abs(days(value)) > MOST_DAYS) {
            return Numbers.number(value);
        }
        if (this == DAY) {
            return LocalDate.ofEpochDay(Math.round(value)).toString();
        }
        long seconds = (long) Math.floor(value / 1_000_000);
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }

    /// A value where space is short.
    String tick(double value) {
        String text = value(value);
        return this == MOMENT && text.indexOf(' ') > 0 ? text.substring(0, text.indexOf(' ')) : text;
    }

    /// A difference of values.
    String spread(double value) {
        return this == NUMBER ? Numbers.number(value) : Numbers.number(days(value)) + " days";
    }

    private double days(double value) {
        return this == MOMENT ? value / MICROS_PER_DAY : value;
    }
}
