package dev.headrace.tfmetadata;

import com.google.protobuf.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.tfmetadata.internal.message.MessageFiles;
import dev.headrace.tfmetadata.internal.statistics.StatisticsMapping;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Statistics as TFDV keeps them: `FeatureStats.pb`, `stats.pbtxt`, `data_stats.tfrecord`. Holds the whole
/// message, so that reading and writing loses nothing, not even fields that a later version of TFDV has.
/// Immutable and thread-safe.
///
/// Statistics of Headrace's own are read back equal: what TFDV has no field for stands in custom statistics
/// whose names start with `headrace/`.
public final class TfStatistics {
    private static final String SPLIT = "Split-";

    private final Message message;
    private final String split;

    private TfStatistics(Message message, String split) {
        this.message = message;
        this.split = split;
    }

    /// Statistics to be written.
    ///
    /// @param statistics of all rows first, then of slices
    /// @return their message
    public static TfStatistics of(List<DatasetStatistics> statistics) {
        return new TfStatistics(StatisticsMapping.message(statistics), "");
    }

    /// Reads a file. Without a split of Headrace's, a directory `Split-train` gives the split `train`.
    ///
    /// @param file its name says the form, or else its content
    /// @return what it holds
    /// @throws IOException if it cannot be read
    /// @throws HeadraceException with a code of [dev.headrace.tfmetadata.format.TfMetadataErrorCode] if it
    ///     holds something else
    public static TfStatistics read(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        String name = directory == null ? "" : String.valueOf(directory.getFileName());
        return new TfStatistics(
                MessageFiles.read(file, StatisticsMapping.LIST),
                name.startsWith(SPLIT) ? name.substring(SPLIT.length()) : "");
    }

    /// Reads bytes.
    ///
    /// @param bytes of a whole file
    /// @param format their form
    /// @return what they hold
    /// @throws HeadraceException with a code of [dev.headrace.tfmetadata.format.TfMetadataErrorCode] if that
    ///     is something else
    public static TfStatistics ofBytes(byte[] bytes, TfFormat format) {
        return new TfStatistics(MessageFiles.parse(bytes, format, StatisticsMapping.LIST, "statistics"), "");
    }

    /// The statistics as records. Features without statistics of values, which are those of sparse and
    /// weighted features, are left out.
    ///
    /// @return one for each data set, in order
    /// @throws HeadraceException with
    ///     [dev.headrace.tfmetadata.format.TfMetadataErrorCode#METADATA_FILE_UNFIT] if they cannot be, such
    ///     as a negative count
    public List<DatasetStatistics> statistics() {
        return StatisticsMapping.records(message, split);
    }

    /// Writes a file, replacing it.
    ///
    /// @param file its name says the form; binary if it does not
    /// @throws IOException if it cannot be written
    public void write(Path file) throws IOException {
        MessageFiles.write(file, message);
    }

    /// The bytes of a file. Equal statistics give equal bytes.
    ///
    /// @param format their form
    /// @return the bytes
    public byte[] bytes(TfFormat format) {
        return MessageFiles.bytes(message, format);
    }
}
