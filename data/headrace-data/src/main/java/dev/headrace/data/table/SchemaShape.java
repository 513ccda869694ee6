package dev.headrace.data.table;

import org.apache.arrow.vector.ipc.message.MessageMetadataResult;

/// Checks the metadata of a schema before Arrow's own reader makes fields of it, which allocates by lengths
/// and follows fields into themselves without a look. The numbers of fields are those of `Schema.fbs` of the
/// Arrow format.
final class SchemaShape {
    private static final int HEADER = 2;
    private static final int ENDIANNESS = 0;
    private static final int FIELDS = 1;
    private static final int FIELD_TYPE = 2;
    private static final int FIELD_TYPE_TABLE = 3;
    private static final int FIELD_CHILDREN = 5;
    private static final byte UNION = 14;
    private static final int UNION_TYPE_IDS = 1;
    private static final int DEEPEST = 64;
    private static final int SMALLEST_FIELD_BYTES = 8;

    private final IpcSource source;
    private int left;

    private SchemaShape(IpcSource source, int left) {
        this.source = source;
        this.left = left;
    }

    /// Checks a schema.
    ///
    /// @throws dev.headrace.core.HeadraceException if it is malformed, or the data are big-endian
    static void check(MessageMetadataResult message, IpcSource source) {
        FlatTable schema = FlatTable.of(message).table(HEADER);
        int endianness = schema.field(ENDIANNESS);
        if (endianness != 0 && schema.bytes().getShort(endianness) != 0) {
            throw source.malformed("its numbers are big-endian");
        }
        int most = schema.bytes().limit() / SMALLEST_FIELD_BYTES;
        new SchemaShape(source, most).fields(schema, FIELDS, 0);
    }

    private void fields(FlatTable parent, int number, int depth) {
        int fields = parent.items(number, Integer.BYTES);
        left -= fields;
        if (depth > DEEPEST || left < 0) {
            throw source.malformed("its schema has fields within themselves");
        }
        for (int i = 0; i < fields; i++) {
            FlatTable field = parent.item(number, i);
            int type = field.field(FIELD_TYPE);
            if (type != 0 && field.bytes().get(type) == UNION) {
                field.table(FIELD_TYPE_TABLE).items(UNION_TYPE_IDS, Integer.BYTES);
            }
            fields(field, FIELD_CHILDREN, depth + 1);
        }
    }
}
