package dev.headrace.cli.report;

import com.samskivert.mustache.Template;
import dev.headrace.cli.report.HtmlReport.Assets;
import dev.headrace.validation.DatasetStatistics;
import java.util.ArrayList;
import java.util.List;

/// Statistics alone as a page of the kind of [HtmlReport]. Equal statistics give equal bytes. Safe to be used
/// by several threads.
public final class StatisticsPage {
    private static final Template PAGE = HtmlReport.template("statistics");

    private StatisticsPage() {}

    /// The text of a page.
    ///
    /// @param results statistics of all rows, then of slices; at least one
    /// @return the HTML
    public static String of(List<DatasetStatistics> results) {
        Assets assets = HtmlReport.assets();
        List<Slice> slices = new ArrayList<>();
        for (DatasetStatistics result : results) {
            slices.add(Slice.of(slices.size(), result));
        }
        Label title = Label.name(results.getFirst().split());
        return PAGE.execute(new View(title, slices, assets.policy(), assets.css(), assets.script()));
    }

    /// What the template reads.
    record View(Label title, List<Slice> slices, String policy, String css, String script) {}

    /// The columns of one slice.
    record Slice(int index, Label name, String rows, Rows<ColumnRow> columns, List<Label> paired) {
        static Slice of(int index, DatasetStatistics statistics) {
            return new Slice(
                    index,
                    Label.name(statistics.slice().isEmpty() ? "all rows" : statistics.slice()),
                    Numbers.count(statistics.rows(), "row"),
                    Rows.of(statistics.columns(), Rows.MOST, "columns", column -> ColumnRow.of(column, null)),
                    statistics.paired().stream()
                            .map(paired -> Label.sentence(DeclaredFacts.of(paired)))
                            .toList());
        }
    }
}
