package dev.headrace.data;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListViewVector;

/// Checks that views of lists, which may overlap and stand in any order, are within their elements. Those of
/// null lists are not looked at, since nobody reads them.
final class ListViewCheck {
    private ListViewCheck() {}

    static void ofInts(ListViewVector lists, ArrowCheck.Place place) {
        long count = lists.getValueCount();
        ArrowBuf offsets = lists.getOffsetBuffer();
        ArrowBuf sizes = lists.getSizeBuffer();
        place.requireAtLeast(offsets.capacity(), count * Integer.BYTES, "bytes of offsets");
        place.requireAtLeast(sizes.capacity(), count * Integer.BYTES, "bytes of sizes");
        int elements = lists.getDataVector().getValueCount();
        for (int i = 0; i < count; i++) {
            if (!lists.isNull(i)) {
                long at = (long) i * Integer.BYTES;
                require(offsets.getInt(at), sizes.getInt(at), elements, place);
            }
        }
    }

    static void ofLongs(LargeListViewVector lists, ArrowCheck.Place place) {
        long count = lists.getValueCount();
        ArrowBuf offsets = lists.getOffsetBuffer();
        ArrowBuf sizes = lists.getSizeBuffer();
        place.requireAtLeast(offsets.capacity(), count * Long.BYTES, "bytes of offsets");
        place.requireAtLeast(sizes.capacity(), count * Long.BYTES, "bytes of sizes");
        int elements = lists.getDataVector().getValueCount();
        for (int i = 0; i < count; i++) {
            if (!lists.isNull(i)) {
                long at = (long) i * Long.BYTES;
                require(offsets.getLong(at), sizes.getLong(at), elements, place);
            }
        }
    }

    private static void require(long offset, long size, int elements, ArrowCheck.Place place) {
        if (offset < 0 || size < 0 || offset > elements || size > elements - offset) {
            throw place.malformed("a list has " + size + " elements from " + offset + " on, and there are " + elements);
        }
    }
}
