package dev.headrace.data;

import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;

/// Checks that the ends of runs ascend and that the last is not before the last row.
final class RunCheck {
    private RunCheck() {}

    /// Checks runs, whose ends must have been checked as a vector.
    static void check(RunEndEncodedVector runs, int rows, ArrowCheck.Place place) {
        FieldVector vector = runs.getRunEndsVector();
        if (!(vector instanceof BaseIntVector ends) || vector.getNullCount() > 0) {
            throw place.malformed("its runs end at values of type "
                    + vector.getField().getType() + ", " + vector.getNullCount() + " of them null");
        }
        long last = 0;
        for (int i = 0; i < ends.getValueCount(); i++) {
            long end = ends.getValueAsLong(i);
            if (end <= last) {
                throw place.malformed("a run ends at " + end + ", and the one before it at " + last);
            }
            last = end;
        }
        place.requireAtLeast(last, Math.max(rows, runs.getValueCount()), "rows in its runs");
    }
}
