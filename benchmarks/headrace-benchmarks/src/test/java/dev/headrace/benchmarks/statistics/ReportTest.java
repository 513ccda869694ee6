package dev.headrace.benchmarks.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.benchmarks.statistics.Budget.Direction;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Task TASK = new Task("ours", Contenders.SCAN, Path.of("x.parquet"), 1_000_000_000, 1);

    @Test
    void timingsShowMedianAndRange() {
        Report report = new Report();
        report.timings(List.of(new Timing(TASK, List.of(3.0, 1.0, 2.0), List.of(1.5, 0.5, 1.0))));
        assertThat(report.text()).contains("| ours | 2.00 (1.00 to 3.00) | 1.00 (0.500 to 1.50) | 2.00 |");
    }

    @Test
    void aRatioIsOfMediansWithTheRangeOfTheRounds() {
        Timing ours = new Timing(TASK, List.of(2.0, 4.0, 3.0), List.of());
        Timing theirs = new Timing(TASK, List.of(1.0, 1.0, 2.0), List.of());
        assertThat(Ratio.of(ours, theirs)).isEqualTo(new Ratio(3, 1.5, 4));
        assertThat(Ratio.of(ours, theirs).dividedBy(2)).isEqualTo(new Ratio(1.5, 0.75, 2));
    }

    @Test
    void theMiddleOfAnEvenNumberIsBetweenTwo() {
        assertThat(Timing.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void budgetsSayWhetherTheyAreMet() {
        Budget missed = new Budget("ours / scan", new Ratio(1.4, 1.35, 1.5), Direction.AT_MOST, 1.6, 1.3);
        assertThat(missed.met()).isTrue();
        assertThat(missed.row())
                .isEqualTo("| ours / scan | 1.40 (1.35 to 1.50) | at most 1.60: met | at most 1.30: **missed** |");
        Budget met = new Budget("sql / ours", Ratio.of(2.4), Direction.AT_LEAST, 2.5, Double.NaN);
        assertThat(met.met()).isFalse();
        assertThat(met.row()).isEqualTo("| sql / ours | 2.40 | at least 2.50: **missed** |  |");
    }

    @Test
    void aFigureThatIsUnknownKeepsNoBudget() {
        assertThat(new Budget("resident", Ratio.of(Double.NaN), Direction.AT_MOST, 1_024, Double.NaN).met())
                .isFalse();
    }

    @Test
    void aPlotIsXmlWithALineForEachName() throws Exception {
        List<Plot.Point> points = List.of(new Plot.Point(1e5, 0.01), new Plot.Point(1e8, 4));
        String svg = Plot.svg("cost < size", "values", "seconds", Map.of("ours", points, "theirs", points));
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(4);
    }
}
