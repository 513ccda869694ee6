package dev.headrace.training.evaluation;

/// Sorts rows by a number, without an object for each.
final class Order {
    private Order() {}

    /// The rows from the greatest value to the least; rows of equal values stay in order.
    static int[] descending(double[] values, int rows) {
        int[] from = new int[rows];
        for (int row = 0; row < rows; row++) {
            from[row] = row;
        }
        int[] to = new int[rows];
        for (int width = 1; width < rows; width *= 2) {
            for (int start = 0; start < rows; start += 2 * width) {
                merge(values, from, to, start, Math.min(start + width, rows), Math.min(start + 2 * width, rows));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(double[] values, int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft = left < middle && (right >= end || values[from[left]] >= values[from[right]]);
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
