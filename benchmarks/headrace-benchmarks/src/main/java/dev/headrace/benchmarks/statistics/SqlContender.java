package dev.headrace.benchmarks.statistics;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// DuckDB asked in SQL for the figures that the engine gives, in one query over all columns.
///
/// @param threads how many it may use
record SqlContender(int threads) implements Contender {
    @Override
    public String name() {
        return "equivalent SQL";
    }

    @Override
    public void run(Path file) throws SQLException {
        try (Database database = Database.open(threads)) {
            String table = Database.table(file);
            List<String> expressions = new ArrayList<>();
            expressions.add("count(*)");
            for (List<@Nullable String> column : database.query("DESCRIBE SELECT * FROM " + table)) {
                String name = String.valueOf(column.get(0));
                expressions.add(Resources.sql(
                        template(String.valueOf(column.get(1))), Map.of("column", Database.identifier(name))));
            }
            database.query("SELECT " + String.join(", ", expressions) + " FROM " + table);
        }
    }

    private static String template(String type) {
        return switch (type) {
            case "VARCHAR" -> "equivalent-text.sql";
            case "BOOLEAN" -> "equivalent-boolean.sql";
            case "TIMESTAMP" -> "equivalent-timestamp.sql";
            default -> "equivalent-number.sql";
        };
    }
}
