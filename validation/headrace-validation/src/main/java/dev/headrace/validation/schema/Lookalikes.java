package dev.headrace.validation.schema;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Texts that people mean as something else: numbers and days in forms that are not read as such.
final class Lookalikes {
    private static final int LEAST_VALUES = 5;
    private static final double NEARLY_ALL = 0.9;
    private static final Map<String, Pattern> FORMS = Map.of(
            "numbers with a decimal comma (1.234,5), which are read as text: write them as 1234.5",
                    Pattern.compile("[-+]?(\\d+|\\d{1,3}(\\.\\d{3})+),\\d{1,2}|[-+]?\\d+,\\d{4,}"),
            "numbers with commas between thousands (1,234.5), which are read as text: write them as 1234.5",
                    Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?"),
            "amounts with a currency or unit, which are read as text: write the numbers alone",
                    Pattern.compile("[€$£¥] ?[-+]?\\d[\\d.,]*|[-+]?\\d[\\d.,]* ?([€$£¥%]|[A-Za-z]{1,3})"),
            "days such as 27.12.2024, which are read as text: write them as 2024-12-27",
                    Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-](\\d{4}|\\d{2})"));

    private Lookalikes() {}

    /// What nearly all of a column's frequent values look like.
    ///
    /// @return a clause to put behind what the column is, or empty
    static Optional<String> of(ColumnStatistics column) {
        if (column.top().size() < LEAST_VALUES) {
            return Optional.empty();
        }
        return FORMS.entrySet().stream()
                .filter(form -> share(column, form.getValue()) >= NEARLY_ALL)
                .map(form -> "; they look like " + form.getKey())
                .sorted()
                .findFirst();
    }

    private static double share(ColumnStatistics column, Pattern form) {
        long fitting = 0;
        long all = 0;
        for (ValueCount value : column.top()) {
            all += value.count();
            fitting += form.matcher(value.value().strip()).matches() ? value.count() : 0;
        }
        return (double) fitting / all;
    }
}
