package dev.headrace.cli;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import java.io.PrintWriter;
import java.util.Locale;

/// Prints comparisons for people.
final class DriftText {
    private static final int MOST = 100;
    private static final int MOST_EXPLAINED = 10;

    private DriftText() {}

    /// Prints a report: a table, the differences of the schemas, and last the verdict.
    ///
    /// @param report the report
    /// @param baseline statistics of the first set
    /// @param out where to
    static void print(DriftReport report, DatasetStatistics baseline, PrintWriter out) {
        if (!report.comparisons().isEmpty()) {
            Table table = new Table("COLUMN", "TYPE", "VERDICT", "EFFECT", "ADJUSTED P", "TEST");
            report.comparisons().stream()
                    .limit(MOST)
                    .forEach(comparison -> table.add(
                            comparison.column(),
                            baseline.find(comparison.column())
                                    .map(ColumnStatistics::type)
                                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                                    .orElse(""),
                            comparison.verdict().name().toLowerCase(Locale.ROOT),
                            number(comparison.effect(), "%.4f"),
                            number(comparison.adjustedPValue(), "%.2g"),
                            comparison.method()));
            table.print(out);
            if (report.comparisons().size() > MOST) {
                out.println((report.comparisons().size() - MOST) + " more columns; --out has them all");
            }
        }
        report.comparisons().stream()
                .filter(comparison -> comparison.verdict() == DriftVerdict.DRIFTED)
                .limit(MOST_EXPLAINED)
                .forEach(comparison -> out.println(comparison.column() + ": " + comparison.explanation()));
        report.schemaDifferences().forEach(out::println);
        out.println(report.explanation());
    }

    private static String number(double number, String format) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, format, number) : "-";
    }
}
