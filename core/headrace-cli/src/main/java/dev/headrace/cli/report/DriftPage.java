package dev.headrace.cli.report;

import com.samskivert.mustache.Template;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import java.util.List;

/// Comparisons alone as a page of the kind of [HtmlReport]. Equal reports give equal bytes. Safe to be used by
/// several threads.
public final class DriftPage {
    private static final Template PAGE = HtmlReport.template("comparison");

    private DriftPage() {}

    /// The text of a page.
    ///
    /// @param report the comparisons
    /// @param baseline statistics of the first set
    /// @param current statistics of the second
    /// @return the HTML
    public static String of(DriftReport report, DatasetStatistics baseline, DatasetStatistics current) {
        HtmlReport.Assets assets = HtmlReport.assets();
        DriftOutcome outcome = new DriftOutcome(report, baseline, current, List.of(), null);
        return PAGE.execute(new View(
                Label.name(baseline.split()),
                Label.name(current.split()),
                DriftSection.of(outcome, null),
                assets.policy(),
                assets.css(),
                assets.script()));
    }

    /// What the template reads.
    record View(Label before, Label now, DriftSection drift, String policy, String css, String script) {}
}
