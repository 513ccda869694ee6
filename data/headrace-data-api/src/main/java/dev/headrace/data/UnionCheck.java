package dev.headrace.data;

import dev.headrace.data.ArrowCheck.Place;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.UnionVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Checks the types of the values of unions, and where the values of dense ones lie.
final class UnionCheck {
    private static final int TYPES = 128;

    private UnionCheck() {}

    static void sparse(UnionVector union, Place place) {
        types(union, union.getTypeBuffer(), place);
    }

    static void dense(DenseUnionVector union, Place place) {
        int values = union.getValueCount();
        ArrowBuf types = union.getTypeBuffer();
        types(union, types, place);
        ArrowBuf offsets = union.getOffsetBuffer();
        place.requireAtLeast(offsets.capacity(), (long) values * Integer.BYTES, "bytes of offsets");
        for (int i = 0; i < values; i++) {
            ValueVector child = union.getVectorByType(types.getByte(i));
            int offset = offsets.getInt((long) i * Integer.BYTES);
            if (child == null || offset < 0 || offset >= child.getValueCount()) {
                throw place.malformed("a value lies at " + offset + " of type " + types.getByte(i));
            }
        }
    }

    private static void types(FieldVector union, ArrowBuf types, Place place) {
        int values = union.getValueCount();
        place.requireAtLeast(types.capacity(), values, "bytes of types");
        boolean[] known = new boolean[TYPES];
        int[] ids = union.getField().getType() instanceof ArrowType.Union type ? type.getTypeIds() : null;
        for (int i = 0; i < union.getField().getChildren().size(); i++) {
            int id = ids == null ? i : ids[i];
            known[id & (TYPES - 1)] = true;
        }
        for (int i = 0; i < values; i++) {
            int id = types.getByte(i);
            if (id < 0 || !known[id]) {
                throw place.malformed("a value is of type " + id + ", which is not there");
            }
        }
    }
}
