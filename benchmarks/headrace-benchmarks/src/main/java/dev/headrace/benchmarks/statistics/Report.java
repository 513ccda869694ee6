package dev.headrace.benchmarks.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Sections of Markdown. Confined to one thread.
final class Report {
    private final List<String> lines = new ArrayList<>();

    /// Adds a heading.
    void heading(String text) {
        lines.add("### " + text);
        lines.add("");
    }

    /// Adds a paragraph.
    void paragraph(String text) {
        lines.add(text);
        lines.add("");
    }

    /// Adds a table of timings, with middle, least and greatest.
    void timings(List<Timing> timings) {
        lines.add("| contender | CPU s, median (range) | wall s, median (range) | CPU ns per value |");
        lines.add("|---|---|---|---|");
        for (Timing timing : timings) {
            lines.add("| " + timing.task().label() + " | " + seconds(timing.cpuSeconds()) + " | "
                    + seconds(timing.wallSeconds()) + " | " + decimal(timing.nanosPerValue()) + " |");
        }
        lines.add("");
    }

    /// Adds a table of budgets.
    void budgets(List<Budget> budgets) {
        lines.add("| | measured | budget | aim |");
        lines.add("|---|---|---|---|");
        budgets.forEach(budget -> lines.add(budget.row()));
        lines.add("");
    }

    /// Adds a table of any kind.
    ///
    /// @param header the cells of the first row
    /// @param rows the others
    void table(List<String> header, List<List<String>> rows) {
        lines.add("| " + String.join(" | ", header) + " |");
        lines.add("|" + "---|".repeat(header.size()));
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        lines.add("");
    }

    /// The whole report.
    String text() {
        return String.join("\n", lines);
    }

    /// A number with few digits.
    static String decimal(double number) {
        if (Double.isNaN(number)) {
            return "unknown";
        }
        return String.format(Locale.ROOT, number < 1 ? "%.3f" : number < 100 ? "%.2f" : "%.0f", number);
    }

    private static String seconds(List<Double> rounds) {
        return decimal(Timing.median(rounds)) + " (" + decimal(Collections.min(rounds)) + " to "
                + decimal(Collections.max(rounds)) + ")";
    }
}
