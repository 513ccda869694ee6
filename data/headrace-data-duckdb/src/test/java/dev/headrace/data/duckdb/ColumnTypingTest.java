package dev.headrace.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.ColumnType;
import dev.headrace.data.duckdb.ValueParser.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnTypingTest {
    /// Counts of kinds, separated by blanks.
    @ParameterizedTest
    @CsvSource({
        "'', TEXT",
        "BLANK 5 MISSING_WORD 5, TEXT",
        "INTEGER 3, INTEGER",
        "INTEGER 3 BLANK 900 MISSING_WORD 900, INTEGER",
        "INTEGER 3 REAL 1, REAL",
        "INTEGER 9 TEXT 1, INTEGER",
        "INTEGER 8 TEXT 1, TEXT",
        "INTEGER 90 TEXT 10, INTEGER",
        "INTEGER 900 TEXT 10, INTEGER",
        "INTEGER 900 TEXT 11, TEXT",
        "INTEGER 9900 TEXT 100, INTEGER",
        "INTEGER 9900 TEXT 101, TEXT",
        "INTEGER 995 REAL 4 TEXT 1, REAL",
        "INTEGER 100 LONG_INTEGER 5, INTEGER",
        "INTEGER 50 LONG_INTEGER 50, TEXT",
        "LONG_INTEGER 50, TEXT",
        "INTEGER 50 LONG_INTEGER 50 REAL 1, REAL",
        "BOOLEAN 20, BOOLEAN",
        "BOOLEAN 10 INTEGER 10, TEXT",
        "DATE 7, DATE",
        "DATE 7 TIMESTAMP 1, TIMESTAMP",
        "TIMESTAMP 7 INTEGER 7, TEXT"
    })
    void theTypeFollowsFromTheCounts(String counts, ColumnType expected) {
        ColumnTyping typing = new ColumnTyping();
        String[] words = counts.isEmpty() ? new String[0] : counts.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            for (int n = Integer.parseInt(words[i + 1]); n > 0; n--) {
                typing.count(Kind.valueOf(words[i]));
            }
        }
        assertThat(typing.type()).isEqualTo(expected);
    }
}
