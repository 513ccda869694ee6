package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import java.util.Collection;
import java.util.Map;

/// Checks the types of columns that are given and not to be inferred.
final class GivenTypes {
    private GivenTypes() {}

    /// Checks that every given type is of a column.
    ///
    /// @throws HeadraceException with `DATA_COLUMNS` if one is not
    static void check(Map<String, ColumnType> given, Collection<String> columns, String where) {
        for (String name : given.keySet()) {
            if (!columns.contains(name)) {
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS,
                        where + ": a type is given for column '" + name + "', which is not there"
                                + Names.suggestion(name, columns));
            }
        }
    }
}
