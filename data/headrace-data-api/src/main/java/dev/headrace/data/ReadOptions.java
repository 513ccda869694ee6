package dev.headrace.data;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How files are to be read, where sniffing would get it wrong.
///
/// @param format what the files are; [Format#AUTO] goes by their names and first bytes
/// @param delimiter what separates the fields of CSV; null to sniff it
/// @param types the types of columns by name, for those whose type is not to be inferred
public record ReadOptions(Format format, @Nullable Character delimiter, Map<String, ColumnType> types) {
    /// Everything is sniffed.
    public static final ReadOptions SNIFF = new ReadOptions(Format.AUTO, null, Map.of());

    /// Sorts the types.
    public ReadOptions {
        types = Collections.unmodifiableMap(new TreeMap<>(types));
    }

    /// A form of data files.
    public enum Format {
        /// Go by the file's name, then by its first bytes.
        AUTO,
        /// Delimiter-separated fields with a header.
        CSV,
        /// One JSON object a line.
        JSON_LINES,
        /// Apache Parquet.
        PARQUET
    }
}
