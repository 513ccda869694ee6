package dev.headrace.data.table;

import java.io.IOException;
import java.util.OptionalLong;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;

/// Counts the rows of a file from the metadata of its batches. The numbers of fields are those of
/// `Message.fbs` of the Arrow format.
final class IpcRows {
    private static final byte RECORD_BATCH = 3;
    private static final int HEADER = 2;
    private static final int LENGTH = 0;

    private IpcRows() {}

    /// Counts.
    ///
    /// @return empty where the metadata cannot be read without all the rest
    static OptionalLong count(IpcSource source) throws IOException {
        if (source.form() != IpcSource.Form.FILE) {
            return OptionalLong.empty();
        }
        long rows = 0;
        try (IpcInput input = IpcInput.open(source)) {
            for (MessageMetadataResult message = input.next(); message != null; message = input.next()) {
                if (message.headerType() == RECORD_BATCH) {
                    rows = Math.addExact(rows, rows(source, message));
                }
                input.skip(message.getMessageBodyLength());
            }
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw source.malformed("the metadata of a batch is damaged", e);
        }
        return OptionalLong.of(rows);
    }

    private static long rows(IpcSource source, MessageMetadataResult message) {
        FlatTable batch = FlatTable.of(message).table(HEADER);
        int length = batch.field(LENGTH);
        long rows = length == 0 ? 0 : batch.bytes().getLong(length);
        if (rows < 0) {
            throw source.malformed("a batch has " + rows + " rows");
        }
        return rows;
    }
}
