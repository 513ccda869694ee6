package dev.headrace.benchmarks.statistics;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Texts by number: equal numbers give equal texts, and others others.
final class Words {
    /// None is the start of another, so that different numbers give different words.
    private static final String[] SYLLABLES = {
        "ba", "ke", "lim", "no", "ru", "sta", "te", "vo", "wi", "zan", "da", "fe", "gi", "hol", "ja", "mu", "pe", "qui",
        "sor", "xa"
    };
    private static final String[] ENDINGS = {"", " east", "", " of 9", "n", "", " x"};
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
    private static final byte[] ADDRESS = "https://shop.example/p/".getBytes(US_ASCII);
    private static final long SHUFFLE = 0x5eedL;

    private Words() {}

    /// A word of at most 16 bytes.
    ///
    /// @param number below 1,000
    static byte[] word(int number) {
        StringBuilder word = new StringBuilder();
        int rest = number;
        do {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
            rest /= SYLLABLES.length;
        } while (rest > 0);
        return word.append(' ')
                .append(number % 10)
                .append(ENDINGS[number % ENDINGS.length])
                .toString()
                .getBytes(US_ASCII);
    }

    /// A key of 12 bytes.
    static int key(long number, byte[] target) {
        target[0] = 'k';
        hexadecimal(Chance.bits(SHUFFLE, number), target, 1, 11);
        return 12;
    }

    /// An address of 37 to 43 bytes.
    static int address(long number, byte[] target) {
        System.arraycopy(ADDRESS, 0, target, 0, ADDRESS.length);
        long bits = Chance.bits(SHUFFLE, number);
        int digits = 14 + (int) (bits >>> 61) % 7;
        hexadecimal(bits, target, ADDRESS.length, digits);
        return ADDRESS.length + digits;
    }

    private static void hexadecimal(long bits, byte[] target, int from, int digits) {
        long rest = bits;
        for (int i = 0; i < digits; i++) {
            target[from + i] = DIGITS[(int) (rest & 15)];
            rest = Long.rotateRight(rest, 4);
        }
    }
}
