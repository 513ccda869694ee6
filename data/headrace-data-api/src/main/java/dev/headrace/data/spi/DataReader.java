package dev.headrace.data.spi;

import dev.headrace.data.Column;
import dev.headrace.data.QuarantinedRow;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;

/// A table being read, batch by batch. Confined to one thread.
public interface DataReader extends AutoCloseable {
    /// The columns.
    ///
    /// @return at least one, in the order of the source
    List<Column> columns();

    /// How many rows the files hold, those in quarantine included.
    ///
    /// @return the number, exact
    long totalRows();

    /// Loads the next batch.
    ///
    /// @return false at the end
    /// @throws IOException if the files cannot be read
    boolean next() throws IOException;

    /// The batch that was loaded last. It belongs to the reader and is overwritten by the next.
    ///
    /// @return vectors of the types of [#columns], in their order
    VectorSchemaRoot batch();

    /// Hands over the rows that could not be read, by file and row. Complete once [#next] has returned false.
    ///
    /// @param consumer is called once for each row
    /// @throws IOException if they cannot be read
    void quarantined(Consumer<QuarantinedRow> consumer) throws IOException;

    @Override
    void close() throws IOException;
}
