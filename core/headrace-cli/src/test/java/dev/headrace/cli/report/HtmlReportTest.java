package dev.headrace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    @TempDir
    private Path directory;

    @Test
    void equalContentsGiveEqualBytesWhateverTheLocale() throws IOException {
        Path file = directory.resolve("new/report.html");
        HtmlReport.write(ReportContents.sample(), file);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(HtmlReport.html(ReportContents.sample())).isEqualTo(Files.readString(file));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everySectionIsThere() {
        assertThat(HtmlReport.html(ReportContents.sample()))
                .contains("id=\"verdict\"", "id=\"run\"", "id=\"data\"", "id=\"anomalies\"", "id=\"model\"")
                .contains("id=\"drift\"", "id=\"next\"")
                .contains("0.9274 [0.9205, 0.9340]", "+0.4274", "3 rows are in quarantine", "3 of 5 columns differ");
    }

    @Test
    void aRunThatFailedSaysWhy() {
        assertThat(HtmlReport.html(ReportContents.failed()))
                .contains("No model was evaluated. Node example-gen failed: File &#39;missing.csv&#39; does not exist.")
                .doesNotContain("id=\"data\"", "id=\"model\"", "id=\"drift\"", "id=\"anomalies\"");
    }

    @Test
    void textsOfStrangersAreEscaped() {
        assertThat(HtmlReport.html(ReportContents.sample()))
                .doesNotContain("<script>document", "<img", "<injected", "</injected", "onmouseover=\"")
                .doesNotContain("\u202E", "\u0000", "evil.example/x.js></script>")
                .contains("&lt;script&gt;document");
    }

    @Test
    void nothingIsLoadedAndNothingElseMayRun() {
        String html = HtmlReport.html(ReportContents.sample());
        assertThat(html)
                .contains("default-src &#39;none&#39;", "style-src &#39;sha256-", "script-src &#39;sha256-")
                .doesNotContain(" src=\"", "url(", "@import", " style=\"", "<link");
        Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
        assertThat(links.results().map(link -> link.group(1)))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("#") || link.equals("http://localhost:8080/v1/models/adult"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page",
                "label",
                "run",
                "data",
                "anomalies",
                "model",
                "evaluation",
                "drift",
                "next",
            })
    void templatesWriteOnlyDrawingsAndTheReportsOwnCodeUnescaped(String name) throws IOException {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name + ".mustache")) {
            assertThat(stream).isNotNull();
            String template = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(template).doesNotContain("{{&");
            assertThat(template.replaceAll("\\{\\{#(svg|\\w+Svg)}}\\s*\\{\\{\\{\\.}}}", ""))
                    .doesNotContainPattern("\\{\\{\\{(?!(svg|\\w+Svg|css|script)}}})");
        }
    }

    @Test
    void ofManyColumnsTheFirstAreShown() {
        List<ColumnStatistics> columns = IntStream.range(0, 1_234)
                .mapToObj(i -> Statistics.numeric("column_" + i, ColumnType.REAL, 0, Statistics.numeric(1, 2, 3)))
                .toList();
        ReportContent failed = ReportContents.failed();
        ReportContent content = new ReportContent(
                failed.title(),
                failed.source(),
                failed.runs(),
                null,
                List.of(),
                List.of(new DatasetStatistics("train", 3, columns)),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of());

        assertThat(HtmlReport.html(content))
                .contains("column_199<", "The first 200 of 1,234 columns are shown.")
                .doesNotContain("column_200<");
    }

    @Test
    void drawingsSayInWordsWhatTheyShow() {
        Matcher drawings = Pattern.compile("<svg ([^>]*)>").matcher(HtmlReport.html(ReportContents.sample()));
        assertThat(drawings.results().map(drawing -> drawing.group(1)))
                .hasSizeGreaterThan(40)
                .allMatch(attributes -> attributes.matches("role=\"img\" aria-label=\"[^\"]{10,}\" .*"));
    }

    @Test
    void linksThatWouldRunAreRefused() {
        assertThatThrownBy(() -> NextStep.link("here", "javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NextStep.link("here", "data:text/html,x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(NextStep.link("here", "file:///tmp/x").link()).isEqualTo("file:///tmp/x");
    }
}
