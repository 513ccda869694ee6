package dev.headrace.data.duckdb;

import dev.headrace.data.ColumnType;
import dev.headrace.data.duckdb.ValueParser.Kind;
import java.util.List;

/// Counts what the values of a column are, over all rows, and chooses its type. Confined to one thread.
///
/// The type is that of BOOLEAN, INTEGER, REAL, DATE and TIMESTAMP which most values are of; among equals the
/// first in this order. At most one value in a hundred, or at most ten and one in ten where values are few,
/// may be of no such type; otherwise the column is TEXT. The choice depends on nothing but the counts, and
/// so not on the order of the rows.
final class ColumnTyping {
    private static final List<ColumnType> CANDIDATES =
            List.of(ColumnType.BOOLEAN, ColumnType.INTEGER, ColumnType.REAL, ColumnType.DATE, ColumnType.TIMESTAMP);
    private static final int FEW = 10;
    private static final int ONE_IN_TEN = 10;
    private static final int ONE_IN_A_HUNDRED = 100;

    private long booleans;
    private long integers;
    private long longIntegers;
    private long reals;
    private long dates;
    private long timestamps;
    private long texts;

    void count(Kind kind) {
        switch (kind) {
            case BOOLEAN -> booleans++;
            case INTEGER -> integers++;
            case LONG_INTEGER -> longIntegers++;
            case REAL -> reals++;
            case DATE -> dates++;
            case TIMESTAMP -> timestamps++;
            case TEXT -> texts++;
            case BLANK, MISSING_WORD -> {}
        }
    }

    ColumnType type() {
        long values = booleans + integers + longIntegers + reals + dates + timestamps + texts;
        ColumnType best = ColumnType.TEXT;
        long most = 0;
        for (ColumnType candidate : CANDIDATES) {
            long parsed = parsed(candidate);
            if (parsed > most) {
                most = parsed;
                best = candidate;
            }
        }
        return mayFail(values - most, values) ? best : ColumnType.TEXT;
    }

    private long parsed(ColumnType candidate) {
        return switch (candidate) {
            case BOOLEAN -> booleans;
            case INTEGER -> integers;
            // Where all numbers are whole, those of more than 64 bits are names rather than quantities, and a double
            // would lose their last digits.
            case REAL -> reals == 0 ? 0 : reals + integers + longIntegers;
            case DATE -> dates;
            case TIMESTAMP -> timestamps == 0 ? 0 : timestamps + dates;
            case TEXT -> texts;
        };
    }

    private static boolean mayFail(long failures, long values) {
        return failures * ONE_IN_A_HUNDRED <= values || (failures <= FEW && failures * ONE_IN_TEN <= values);
    }
}
