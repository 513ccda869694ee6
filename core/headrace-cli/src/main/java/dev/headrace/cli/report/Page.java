package dev.headrace.cli.report;

import org.jspecify.annotations.Nullable;

/// What the template of the page reads. `css` and `script` are the report's own; the policy names them by their
/// fingerprints, so that a browser runs nothing else.
record Page(
        Label title,
        Label source,
        Verdict verdict,
        @Nullable RunSection run,
        @Nullable DataSection data,
        @Nullable AnomalySection anomalies,
        @Nullable ModelSection model,
        @Nullable DriftSection drift,
        @Nullable NextSection next,
        String policy,
        String css,
        String script) {
    private static final int TITLE = 120;

    static Page of(ReportContent content, String policy, String css, String script) {
        DriftOutcome drift = content.drift();
        boolean hasData = content.examples() != null
                || !content.statistics().isEmpty()
                || !content.quarantineSample().isEmpty();
        boolean hasModel = content.model() != null || content.tuning() != null || content.evaluation() != null;
        return new Page(
                Label.of(content.title(), TITLE),
                Label.of(content.source(), TITLE),
                Verdict.of(content),
                content.runs().isEmpty() ? null : RunSection.of(content.runs()),
                hasData ? DataSection.of(content) : null,
                content.anomalies() == null ? null : AnomalySection.of(content.anomalies()),
                hasModel ? ModelSection.of(content) : null,
                drift == null ? null : DriftSection.of(drift, content.schema()),
                content.nextSteps().isEmpty() ? null : NextSection.of(content.nextSteps()),
                policy,
                css,
                script);
    }
}
