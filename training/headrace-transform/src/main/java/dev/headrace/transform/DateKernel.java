package dev.headrace.transform;

import dev.headrace.data.ColumnType;
import dev.headrace.training.Operation;
import java.time.LocalDate;
import java.util.Arrays;

/// Takes a day or a point in time apart. The angle of the year is `2π (day of the year - 1) / (days of the
/// year)`, that of the day `2π (time since midnight) / 24 h`; both by `StrictMath`, so equal on every
/// machine.
final class DateKernel extends Kernel {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final Operation.DateParts constants;
    private final boolean time;

    DateKernel(Operation.DateParts constants, ColumnType type) {
        this.constants = constants;
        this.time = type == ColumnType.TIMESTAMP;
    }

    @Override
    int width() {
        return constants.width();
    }

    @Override
    void missing(double[] output, int at) {
        Arrays.fill(output, at, at + width(), 0);
    }

    @Override
    void whole(long value, double[] output, int at) {
        long day = time ? Math.floorDiv(value, MICROS_PER_DAY) : value;
        double ofDay = time ? (double) Math.floorMod(value, MICROS_PER_DAY) / MICROS_PER_DAY : 0;
        LocalDate date = ValueText.date(day);
        double days = Math.clamp(day + ofDay, constants.low(), constants.high());
        double year = 2 * Math.PI * (date.getDayOfYear() - 1) / date.lengthOfYear();
        double clock = 2 * Math.PI * ofDay;
        output[at] = (days - constants.mean()) / constants.deviation();
        output[at + 1] = StrictMath.sin(year);
        output[at + 2] = StrictMath.cos(year);
        output[at + 3] = (date.getDayOfWeek().getValue() - 1) / 6.0;
        output[at + 4] = StrictMath.sin(clock);
        output[at + 5] = StrictMath.cos(clock);
    }
}
