package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of one message each. Stateless.
public final class MessageFiles {
    /// How deep messages may be nested, which guards the stack.
    static final int MOST_LEVELS = 100;

    /// What a message can have at most, as an array and by the rules of its format.
    private static final long MOST_BYTES = 1L << 30;

    private MessageFiles() {}

    /// Reads the only message of a file.
    ///
    /// @param file its name says the form, or else its content
    /// @param type the name of the message's type
    /// @return the message; fields that the tables do not know are kept
    /// @throws IOException if the file cannot be read
    /// @throws HeadraceException if it holds something else
    public static Message read(Path file, String type) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new HeadraceException(
                    TfMetadataErrorCode.METADATA_FILE_TOO_LARGE,
                    file + " has " + size + " bytes, and at most " + MOST_BYTES + " were expected");
        }
        byte[] bytes = Files.readAllBytes(file);
        return parse(bytes, TfFormat.of(file).orElseGet(() -> guess(bytes)), type, file.toString());
    }

    /// Writes a message to a file, replacing it.
    ///
    /// @param file its name says the form; binary if it does not
    /// @param message what is written
    /// @throws IOException if the file cannot be written
    public static void write(Path file, Message message) throws IOException {
        Files.write(file, bytes(message, TfFormat.of(file).orElse(TfFormat.BINARY)));
    }

    /// A message as bytes. Equal messages give equal bytes.
    ///
    /// @param message what is written
    /// @param format the form
    /// @return the bytes
    public static byte[] bytes(Message message, TfFormat format) {
        return switch (format) {
            case BINARY -> message.toByteArray();
            case TEXT -> TextWriter.bytes(message);
            case TF_RECORD -> TfRecords.ofOne(message.toByteArray());
        };
    }

    /// Reads a message.
    ///
    /// @param bytes of a whole file
    /// @param format the form
    /// @param type the name of the message's type
    /// @param where what the bytes are, for the message of an exception
    /// @return the message
    /// @throws HeadraceException if they are something else
    public static Message parse(byte[] bytes, TfFormat format, String type, String where) {
        return switch (format) {
            case BINARY -> binary(bytes, type, where);
            case TEXT -> TextReader.read(bytes, MessageTypes.of(type), where);
            case TF_RECORD -> binary(TfRecords.only(bytes, where), type, where);
        };
    }

    private static Message binary(byte[] bytes, String type, String where) {
        CodedInputStream input = CodedInputStream.newInstance(bytes);
        input.setRecursionLimit(MOST_LEVELS);
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(MessageTypes.of(type));
        try {
            builder.mergeFrom(input, ExtensionRegistry.getEmptyRegistry());
            input.checkLastTagWas(0);
            return builder.build();
        } catch (InvalidProtocolBufferException e) {
            throw new HeadraceException(
                    TfMetadataErrorCode.METADATA_FILE_MALFORMED,
                    where + ", at byte " + input.getTotalBytesRead() + " of " + bytes.length + ": not the bytes of a "
                            + type + ": " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(where, e);
        }
    }

    /// The form of bytes: a TFRecord starts with a checksum of its length, and text has none of the bytes
    /// that tags and lengths of a message mostly are.
    private static TfFormat guess(byte[] bytes) {
        if (TfRecords.startsRecord(bytes)) {
            return TfFormat.TF_RECORD;
        }
        int start = Math.min(bytes.length, 4096);
        for (int i = 0; i < start; i++) {
            int value = bytes[i] & 0xFF;
            if (value < ' ' && value != '\n' && value != '\r' && value != '\t') {
                return TfFormat.BINARY;
            }
        }
        int first = 0;
        while (first < start && bytes[first] <= ' ') {
            first++;
        }
        boolean named = first == start
                || bytes[first] == '#'
                || bytes[first] == '['
                || (bytes[first] >= 'a' && bytes[first] <= 'z');
        return named ? TfFormat.TEXT : TfFormat.BINARY;
    }
}
