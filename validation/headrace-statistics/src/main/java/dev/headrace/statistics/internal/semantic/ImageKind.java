package dev.headrace.statistics.internal.semantic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Kinds of image files by their first bytes. The first four are TFDV's.
enum ImageKind {
    BMP {
        @Override
        boolean isKindOf(byte[] bytes, int from, int length, SemanticRules rules) {
            // Two letters alone are the start of many a text; what follows the file's size are two reserved
            // numbers, the place of the pixels, and the size of a header of which there are few versions.
            return startsWith(bytes, from, length, latin1("BM"))
                    && (rules == SemanticRules.TFDV
                            || (length >= HEADER_END
                                    && BMP_HEADERS.contains(bytes[from + HEADER_SIZE] & 0xFF)
                                    && (bytes[from + HEADER_SIZE + 1]
                                                    | bytes[from + HEADER_SIZE + 2]
                                                    | bytes[from + HEADER_SIZE + 3])
                                            == 0));
        }
    },
    GIF {
        @Override
        boolean isKindOf(byte[] bytes, int from, int length, SemanticRules rules) {
            return startsWith(bytes, from, length, latin1("GIF8"));
        }
    },
    JPEG {
        @Override
        boolean isKindOf(byte[] bytes, int from, int length, SemanticRules rules) {
            return startsWith(bytes, from, length, latin1("\u00ff\u00d8\u00ff"));
        }
    },
    PNG {
        @Override
        boolean isKindOf(byte[] bytes, int from, int length, SemanticRules rules) {
            return startsWith(bytes, from, length, latin1("\u0089PNG\r\n\u001a\n"));
        }
    },
    TIFF {
        @Override
        boolean isKindOf(byte[] bytes, int from, int length, SemanticRules rules) {
            return rules == SemanticRules.HEADRACE
                    && (startsWith(bytes, from, length, latin1("II*\0"))
                            || startsWith(bytes, from, length, latin1("MM\0*")));
        }
    },
    WEBP {
        @Override
        boolean isKindOf(byte[] bytes, int from, int length, SemanticRules rules) {
            return rules == SemanticRules.HEADRACE
                    && length >= 12
                    && startsWith(bytes, from, length, latin1("RIFF"))
                    && startsWith(bytes, from + 8, length - 8, latin1("WEBP"));
        }
    };

    private static final int HEADER_SIZE = 14;
    private static final int HEADER_END = 18;
    private static final List<Integer> BMP_HEADERS = List.of(12, 16, 40, 52, 56, 64, 108, 124);
    private static final List<ImageKind> ALL = List.of(values());

    /// The kind of an image.
    ///
    /// @return null if it is none of these
    static @Nullable ImageKind of(byte[] bytes, int from, int length, SemanticRules rules) {
        for (ImageKind kind : ALL) {
            if (kind.isKindOf(bytes, from, length, rules)) {
                return kind;
            }
        }
        return null;
    }

    /// The name of the format, as TFDV's histogram of formats has it.
    String format() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract boolean isKindOf(byte[] bytes, int from, int length, SemanticRules rules);

    private static boolean startsWith(byte[] bytes, int from, int length, byte[] signature) {
        return length >= signature.length
                && Arrays.equals(bytes, from, from + signature.length, signature, 0, signature.length);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
