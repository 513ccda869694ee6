package dev.headrace.statistics.internal.semantic;

/// Reads numbers of few digits in ASCII.
final class Digits {
    private Digits() {}

    /// The number of so many digits, whatever follows; -1 if there are fewer.
    static int exactly(byte[] bytes, int at, int end, int digits) {
        if (end - at < digits) {
            return -1;
        }
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /// How many digits follow, at most so many.
    static int count(byte[] bytes, int at, int end, int most) {
        int count = 0;
        while (count < most && at + count < end && bytes[at + count] >= '0' && bytes[at + count] <= '9') {
            count++;
        }
        return count;
    }

    /// The position behind one or two digits of a number up to a greatest; -1 if there is none.
    static int within(byte[] bytes, int at, int end, int greatest) {
        int width = count(bytes, at, end, 2);
        return width == 0 || exactly(bytes, at, end, width) > greatest ? -1 : at + width;
    }
}
