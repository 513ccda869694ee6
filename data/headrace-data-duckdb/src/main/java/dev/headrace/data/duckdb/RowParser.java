package dev.headrace.data.duckdb;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.duckdb.ValueParser.Kind;
import java.util.List;

/// Turns the fields of a row into values of the columns' types, or says which is none. Confined to one thread.
final class RowParser {
    private static final int SHOWN = 100;

    private final List<Column> columns;
    private final ColumnType[] types;
    private final long[] bits;
    private final boolean[] missing;
    private final ValueParser values = new ValueParser();
    private int wrong;

    RowParser(List<Column> columns) {
        this.columns = columns;
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        this.bits = new long[types.length];
        this.missing = new boolean[types.length];
    }

    /// Reads a row.
    ///
    /// @return false if a value is not of its column's type; [#wrongColumn] and [#problem] then say which
    boolean parse(Fields fields) {
        for (int column = 0; column < types.length; column++) {
            missing[column] = fields.isMissing(column);
            if (missing[column] || types[column] == ColumnType.TEXT) {
                continue;
            }
            Kind kind = values.classify(fields.bytes(), fields.start(column), fields.end(column));
            if (kind == Kind.BLANK || kind == Kind.MISSING_WORD) {
                missing[column] = true;
            } else if (values.isA(types[column])) {
                bits[column] = values.bits(types[column]);
            } else {
                wrong = column;
                return false;
            }
        }
        return true;
    }

    /// Whether a column of the row that was parsed last has no value.
    boolean isMissing(int column) {
        return missing[column];
    }

    /// A column's value as [ValueParser#bits]; that of a TEXT column is in the row's fields.
    long bits(int column) {
        return bits[column];
    }

    /// The first column at fault of the row that could not be parsed.
    String wrongColumn() {
        return columns.get(wrong).name();
    }

    /// What is wrong there.
    String problem(Fields fields) {
        Kind kind = values.classify(fields.bytes(), fields.start(wrong), fields.end(wrong));
        String text = fields.text(wrong);
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return "column '" + wrongColumn() + "': '" + shown + "' " + expected(types[wrong], kind);
    }

    private static String expected(ColumnType type, Kind found) {
        return switch (type) {
            case BOOLEAN -> "is not true, false, yes or no";
            case INTEGER ->
                found == Kind.LONG_INTEGER
                        ? "is a whole number beyond 64 bits, which no INTEGER column can hold"
                        : "is not a whole number";
            case REAL -> "is not a number";
            case DATE -> "is not a date such as 2024-02-29";
            case TIMESTAMP -> "is not a timestamp such as 2024-02-29T13:45:00";
            case TEXT -> throw new IllegalStateException("every text is a TEXT");
        };
    }
}
