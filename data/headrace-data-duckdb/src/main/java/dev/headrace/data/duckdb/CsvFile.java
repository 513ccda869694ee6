package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of CSV with a header.
///
/// @param path the file
/// @param header the names of the columns, checked
/// @param delimiter what separates the fields
/// @param lineEnd what ends the lines
record CsvFile(Path path, List<String> header, byte delimiter, byte lineEnd) implements TextFile {
    /// Finds out the form of a file and reads its header.
    ///
    /// @param file the file
    /// @param delimiter what separates the fields, or null to sniff it
    /// @throws HeadraceException if there is no usable header
    static CsvFile of(DataFile file, @Nullable Character delimiter) {
        Path path = file.path();
        CsvSniffer sniffer = new CsvSniffer(path, file.head());
        byte chosen = delimiter == null ? sniffer.sniff() : sniffer.check(delimiter);
        List<String> header = CsvHeader.check(path, sniffer.header(chosen));
        return new CsvFile(path, header, chosen, sniffer.lineEnd());
    }

    @Override
    public RowScanner rows() throws IOException {
        CsvTokenizer tokenizer = new CsvTokenizer(delimiter, lineEnd);
        return Closing.onFailure(ByteWindow.open(path), window -> new CsvScanner(window, tokenizer, header.size()));
    }

    /// Checks that another file of the table has the same columns.
    ///
    /// @throws HeadraceException with `DATA_COLUMNS` if it has not
    void requireColumnsOf(CsvFile first) {
        if (header.equals(first.header)) {
            return;
        }
        int at = 0;
        while (at < Math.min(header.size(), first.header.size())
                && header.get(at).equals(first.header.get(at))) {
            at++;
        }
        throw new HeadraceException(
                DataErrorCode.DATA_COLUMNS,
                path + " and " + first.path + " have different columns: column " + (at + 1) + " is " + name(header, at)
                        + " in the one and " + name(first.header, at) + " in the other");
    }

    private static String name(List<String> names, int at) {
        return at < names.size() ? "'" + names.get(at) + "'" : "missing";
    }
}
