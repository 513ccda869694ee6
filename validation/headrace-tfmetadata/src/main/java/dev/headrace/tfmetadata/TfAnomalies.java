package dev.headrace.tfmetadata;

import com.google.protobuf.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.tfmetadata.internal.anomaly.AnomalyMapping;
import dev.headrace.tfmetadata.internal.message.MessageFiles;
import dev.headrace.validation.Anomalies;
import java.io.IOException;
import java.nio.file.Path;

/// Anomalies as TFDV keeps them: `SchemaDiff.pb`, `anomalies.pbtxt`. Holds the whole message, so that reading
/// and writing loses nothing, neither the schema nor the measurements within. Immutable and thread-safe.
public final class TfAnomalies {
    private final Message message;

    private TfAnomalies(Message message) {
        this.message = message;
    }

    /// Anomalies to be written.
    ///
    /// @param anomalies what was found
    /// @return their message
    public static TfAnomalies of(Anomalies anomalies) {
        return new TfAnomalies(AnomalyMapping.message(anomalies));
    }

    /// Reads a file.
    ///
    /// @param file its name says the form, or else its content
    /// @return what it holds
    /// @throws IOException if it cannot be read
    /// @throws HeadraceException with a code of [dev.headrace.tfmetadata.format.TfMetadataErrorCode] if it
    ///     holds something else
    public static TfAnomalies read(Path file) throws IOException {
        return new TfAnomalies(MessageFiles.read(file, AnomalyMapping.ANOMALIES));
    }

    /// Reads bytes.
    ///
    /// @param bytes of a whole file
    /// @param format their form
    /// @return what they hold
    /// @throws HeadraceException with a code of [dev.headrace.tfmetadata.format.TfMetadataErrorCode] if that
    ///     is something else
    public static TfAnomalies ofBytes(byte[] bytes, TfFormat format) {
        return new TfAnomalies(MessageFiles.parse(bytes, format, AnomalyMapping.ANOMALIES, "anomalies"));
    }

    /// The anomalies as records. Types of TFDV that records have no kind for are the nearest kind, with the
    /// description of the file; those of Headrace's own are as they were. A file without examples has one
    /// anomaly that says so.
    ///
    /// @return the gravest first, then by column
    public Anomalies anomalies() {
        return AnomalyMapping.records(message);
    }

    /// Writes a file, replacing it.
    ///
    /// @param file its name says the form; binary if it does not
    /// @throws IOException if it cannot be written
    public void write(Path file) throws IOException {
        MessageFiles.write(file, message);
    }

    /// The bytes of a file. Equal anomalies give equal bytes.
    ///
    /// @param format their form
    /// @return the bytes
    public byte[] bytes(TfFormat format) {
        return MessageFiles.bytes(message, format);
    }
}
