package dev.headrace.tfmetadata;

import com.google.protobuf.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.tfmetadata.internal.message.MessageFiles;
import dev.headrace.tfmetadata.internal.schema.SchemaMapping;
import dev.headrace.validation.DataSchema;
import java.io.IOException;
import java.nio.file.Path;

/// A schema as TFDV keeps it: `schema.pbtxt`. Holds the whole message, so that what Headrace has no component
/// for stays when a schema is read, changed and written: environments, comparators, annotations, and fields
/// that a later version of TFDV has. Immutable and thread-safe.
public final class TfSchema {
    private final Message message;

    private TfSchema(Message message) {
        this.message = message;
    }

    /// A schema to be written.
    ///
    /// @param schema what it says
    /// @return its message
    public static TfSchema of(DataSchema schema) {
        return ofBytes(new byte[0], TfFormat.BINARY).with(schema);
    }

    /// Reads a file.
    ///
    /// @param file its name says the form, or else its content
    /// @return what it holds
    /// @throws IOException if it cannot be read
    /// @throws HeadraceException with a code of [dev.headrace.tfmetadata.format.TfMetadataErrorCode] if it
    ///     holds something else
    public static TfSchema read(Path file) throws IOException {
        return new TfSchema(MessageFiles.read(file, SchemaMapping.SCHEMA));
    }

    /// Reads bytes.
    ///
    /// @param bytes of a whole file
    /// @param format their form
    /// @return what they hold
    /// @throws HeadraceException with a code of [dev.headrace.tfmetadata.format.TfMetadataErrorCode] if that
    ///     is something else
    public static TfSchema ofBytes(byte[] bytes, TfFormat format) {
        return new TfSchema(MessageFiles.parse(bytes, format, SchemaMapping.SCHEMA, "schema"));
    }

    /// The schema as a record. Features of structs are left out, and so are all constraints that records have
    /// no component for.
    ///
    /// @return the schema
    /// @throws HeadraceException with
    ///     [dev.headrace.tfmetadata.format.TfMetadataErrorCode#METADATA_FILE_UNFIT] if it cannot be, such as
    ///     a share above 1
    public DataSchema schema() {
        return SchemaMapping.record(message);
    }

    /// The same file with another schema: features that the schema lacks go, new ones come, and the rest keep
    /// what the schema has no component for.
    ///
    /// @param schema what it is to say
    /// @return a file of which [#schema] is equal to it
    public TfSchema with(DataSchema schema) {
        return new TfSchema(SchemaMapping.with(message, schema));
    }

    /// Writes a file, replacing it.
    ///
    /// @param file its name says the form; binary if it does not
    /// @throws IOException if it cannot be written
    public void write(Path file) throws IOException {
        MessageFiles.write(file, message);
    }

    /// The bytes of a file. Equal schemas give equal bytes.
    ///
    /// @param format their form
    /// @return the bytes
    public byte[] bytes(TfFormat format) {
        return MessageFiles.bytes(message, format);
    }
}
