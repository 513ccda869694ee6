package dev.headrace.data.table;

import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BufferLayout;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Checks that a batch has the nodes and buffers that its columns need, and that they are long enough, before
/// vectors are made of it: Arrow's own loader resizes vectors by lengths that it has not checked.
final class BatchLayout {
    private static final int VIEW_BITS = 128;

    private final Iterator<ArrowFieldNode> nodes;
    private final Iterator<ArrowBuf> buffers;
    private final Iterator<Long> variadic;
    private final IpcSource source;

    private BatchLayout(ArrowRecordBatch batch, IpcSource source) {
        this.nodes = batch.getNodes().iterator();
        this.buffers = batch.getBuffers().iterator();
        this.variadic = batch.getVariadicBufferCounts().iterator();
        this.source = source;
    }

    /// Checks a batch.
    ///
    /// @throws dev.headrace.core.HeadraceException if it is malformed
    static void check(List<Field> columns, ArrowRecordBatch batch, IpcSource source) {
        if (batch.getLength() < 0) {
            throw source.malformed("a batch has " + batch.getLength() + " rows");
        }
        BatchLayout layout = new BatchLayout(batch, source);
        for (Field column : columns) {
            long length = layout.check(column);
            if (length != batch.getLength()) {
                throw layout.malformed(column, length + " values, and the batch " + batch.getLength() + " rows");
            }
        }
    }

    private long check(Field column) {
        if (!nodes.hasNext()) {
            throw malformed(column, "no node");
        }
        ArrowFieldNode node = nodes.next();
        long length = node.getLength();
        if (length < 0 || length > Integer.MAX_VALUE || node.getNullCount() < 0 || node.getNullCount() > length) {
            throw malformed(column, length + " values, " + node.getNullCount() + " of them null");
        }
        TypeLayout layout = TypeLayout.getTypeLayout(column.getType());
        boolean offsets = layout.getBufferTypes().contains(BufferLayout.BufferType.OFFSET);
        for (BufferLayout buffer : layout.getBufferLayouts()) {
            require(column, buffer, bytes(column, buffer, node, offsets));
        }
        if (isView(column)) {
            long more = variadic.hasNext() ? variadic.next() : -1;
            if (more < 0) {
                throw malformed(column, "no number of buffers");
            }
            for (long i = 0; i < more; i++) {
                next(column);
            }
        }
        column.getChildren().forEach(this::check);
        return length;
    }

    private long bytes(Field column, BufferLayout buffer, ArrowFieldNode node, boolean offsets) {
        long length = node.getLength();
        boolean allPresentOrNull = node.getNullCount() == 0 || node.getNullCount() == length;
        boolean dense = column.getType() instanceof ArrowType.Union;
        boolean lists =
                column.getType() instanceof ArrowType.ListView || column.getType() instanceof ArrowType.LargeListView;
        return switch (buffer.getType()) {
            case VALIDITY -> allPresentOrNull ? 0 : (length + 7) / 8;
            case OFFSET -> length == 0 ? 0 : (dense || lists ? length : length + 1) * buffer.getTypeBitWidth() / 8;
            case TYPE -> length;
            case SIZE -> length * buffer.getTypeBitWidth() / 8;
            case DATA, VIEWS, VARIADIC_DATA_BUFFERS -> {
                boolean bytes = offsets && !dense;
                yield bytes ? 0 : (length * (isView(column) ? VIEW_BITS : buffer.getTypeBitWidth()) + 7) / 8;
            }
        };
    }

    private void require(Field column, BufferLayout layout, long bytes) {
        long found = next(column).capacity();
        if (found < bytes || found < 0) {
            throw malformed(column, found + " bytes of " + layout.getType() + ", and " + bytes + " were expected");
        }
    }

    private ArrowBuf next(Field column) {
        if (!buffers.hasNext()) {
            throw malformed(column, "too few buffers");
        }
        return buffers.next();
    }

    private static boolean isView(Field column) {
        return column.getType() instanceof ArrowType.Utf8View || column.getType() instanceof ArrowType.BinaryView;
    }

    private RuntimeException malformed(Field column, String has) {
        return source.malformed("column '" + column.getName() + "' is malformed: it has " + has);
    }
}
