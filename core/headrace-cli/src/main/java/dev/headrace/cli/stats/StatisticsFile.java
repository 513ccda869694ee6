package dev.headrace.cli.stats;

import dev.headrace.cli.report.StatisticsPage;
import dev.headrace.core.Names;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.statistics.Statistics;
import dev.headrace.tfmetadata.TfStatistics;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A file that statistics are written to, in the form that its name says.
///
/// @param path of the file
/// @param form of the file
public record StatisticsFile(Path path, Form form) {
    /// The file of a name.
    ///
    /// @param path ends in one of the endings of [Form]
    /// @return the file
    /// @throws IllegalArgumentException if it ends in anything else
    public static StatisticsFile of(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        for (Form form : Form.values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(ending)) {
                return new StatisticsFile(path, form);
            }
        }
        throw new IllegalArgumentException(
                "The name of " + path + " ends in none of .json, .html, .hrst, .pb, .pbtxt and .tfrecord"
                        + Names.suggestion(ending, List.of("json", "html", "hrst", "pb", "pbtxt", "tfrecord")));
    }

    /// Writes statistics.
    ///
    /// @param statistics what is written
    /// @param name of the rows
    /// @throws IOException if the file cannot be written
    public void write(Statistics statistics, String name) throws IOException {
        switch (form) {
            case JSON -> JsonRecords.write(path, new Results(statistics.results(name)));
            case HTML -> Files.writeString(path, StatisticsPage.of(statistics.results(name)));
            case HRST -> Files.write(path, statistics.toBytes());
            case PB, PBTXT, TFRECORD ->
                TfStatistics.of(statistics.results(name)).write(path);
        }
    }

    /// What a file may hold.
    public enum Form {
        /// [Results] as JSON.
        JSON,
        /// A page to be looked at.
        HTML,
        /// The state, to be merged later.
        HRST,
        /// TFDV's statistics, in binary.
        PB,
        /// TFDV's statistics, as text.
        PBTXT,
        /// TFDV's statistics, as a record with checksums.
        TFRECORD
    }

    /// All statistics of one file.
    ///
    /// @param statistics of all rows, then of the slices
    public record Results(List<DatasetStatistics> statistics) {
        /// Copies the list.
        public Results {
            statistics = List.copyOf(statistics);
        }
    }
}
