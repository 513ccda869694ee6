package dev.headrace.cli.drift;

import dev.headrace.cli.report.DriftPage;
import dev.headrace.core.Names;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file that comparisons are written to, in the form that its name says.
///
/// @param path of the file
/// @param isPage whether it is a page to be looked at; else JSON
public record DriftFile(Path path, boolean isPage) {
    /// The file of a name.
    ///
    /// @param path ends in `.json` or `.html`
    /// @return the file
    /// @throws IllegalArgumentException if it ends in anything else
    public static DriftFile of(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "json" -> new DriftFile(path, false);
            case "html" -> new DriftFile(path, true);
            default ->
                throw new IllegalArgumentException("The name of " + path + " ends in neither .json nor .html"
                        + Names.suggestion(ending, List.of("json", "html")));
        };
    }

    /// Writes a report.
    ///
    /// @param report what is written
    /// @param baseline statistics of the first set
    /// @param current statistics of the second
    /// @throws IOException if the file cannot be written
    public void write(DriftReport report, DatasetStatistics baseline, DatasetStatistics current) throws IOException {
        if (isPage) {
            Files.writeString(path, DriftPage.of(report, baseline, current));
        } else {
            JsonRecords.write(path, Results.of(report, baseline));
        }
    }

    /// A report as JSON.
    ///
    /// @param verdict on all columns
    /// @param explanation of it, in a sentence
    /// @param significance the accepted chance of a false alarm; null where chance is not looked at
    /// @param baselineSize the rows of the first set
    /// @param currentSize the rows of the second
    /// @param features the columns: the drifted first, by falling effect
    /// @param schemaDifferences columns that are in one set only or of another type, each in a sentence
    public record Results(
            DriftVerdict verdict,
            String explanation,
            @Nullable Double significance,
            long baselineSize,
            long currentSize,
            List<Feature> features,
            List<String> schemaDifferences) {
        /// Copies the lists.
        public Results {
            features = List.copyOf(features);
            schemaDifferences = List.copyOf(schemaDifferences);
        }

        /// The JSON of a report.
        ///
        /// @param report the report
        /// @param baseline statistics of the first set
        /// @return the record
        public static Results of(DriftReport report, DatasetStatistics baseline) {
            return new Results(
                    report.verdict(),
                    report.explanation(),
                    known(report.significance()),
                    report.baselineRows(),
                    report.currentRows(),
                    report.comparisons().stream()
                            .map(comparison -> Feature.of(comparison, baseline))
                            .toList(),
                    report.schemaDifferences());
        }
    }

    /// One column. What could not be told is null and left out of the JSON, and the explanation says why.
    ///
    /// @param feature the column's name
    /// @param type the column's type
    /// @param verdict what it comes to
    /// @param test what compared; `none` where nothing could be
    /// @param statistic what the p-value comes from
    /// @param effect the size of the difference, from 0 to 1
    /// @param pValue the chance of such a difference between samples of one distribution
    /// @param adjustedPValue the same after the correction for the number of tests
    /// @param baselineSize the rows of the first set, missing values included
    /// @param currentSize the rows of the second
    /// @param threshold the effect below which no difference counts
    /// @param explanation where they differ, or why it cannot be told, in a sentence
    public record Feature(
            String feature,
            @Nullable ColumnType type,
            DriftVerdict verdict,
            String test,
            @Nullable Double statistic,
            @Nullable Double effect,
            @Nullable Double pValue,
            @Nullable Double adjustedPValue,
            long baselineSize,
            long currentSize,
            double threshold,
            String explanation) {
        private static Feature of(Comparison comparison, DatasetStatistics baseline) {
            return new Feature(
                    comparison.column(),
                    baseline.find(comparison.column())
                            .map(ColumnStatistics::type)
                            .orElse(null),
                    comparison.verdict(),
                    comparison.method(),
                    known(comparison.statistic()),
                    known(comparison.effect()),
                    known(comparison.pValue()),
                    known(comparison.adjustedPValue()),
                    comparison.baselineRows(),
                    comparison.currentRows(),
                    comparison.threshold(),
                    comparison.explanation());
        }
    }

    private static @Nullable Double known(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
