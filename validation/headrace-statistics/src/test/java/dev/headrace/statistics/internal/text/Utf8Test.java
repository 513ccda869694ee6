package dev.headrace.statistics.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Utf8Test {
    /// The edges that RFC 3629 draws: the shortest form, surrogates, the last code point, what is cut off.
    @ParameterizedTest
    @CsvSource({
        "00, true",
        "7F, true",
        "80, false",
        "C080, false",
        "C1BF, false",
        "C280, true",
        "C2, false",
        "DFBF, true",
        "DF7F, false",
        "E09FBF, false",
        "E0A080, true",
        "ED9FBF, true",
        "EDA080, false",
        "EDBFBF, false",
        "EE8080, true",
        "EFBFBF, true",
        "EFBF, false",
        "F08FBFBF, false",
        "F0908080, true",
        "F48FBFBF, true",
        "F4908080, false",
        "F5808080, false",
        "F09080, false",
        "FF, false"
    })
    void validityIsThatOfTheStandard(String hexadecimal, boolean isValid) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        assertThat(Utf8.isValid(Arrays.copyOf(bytes, bytes.length + Words.PADDING), 0, bytes.length))
                .isEqualTo(isValid);
    }

    @Test
    void validityIsThatOfTheDecoderOfTheJdk() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 50_000; trial++) {
            byte[] bytes = ByteVectors.bytes(random, 1 + random.nextInt(4));
            bytes[0] |= (byte) 0xC0;
            for (int i = 1; i < bytes.length && random.nextInt(8) > 0; i++) {
                bytes[i] = (byte) ((bytes[i] & 0x3F) | 0x80);
            }
            boolean isValid = Utf8.isValid(Arrays.copyOf(bytes, bytes.length + Words.PADDING), 0, bytes.length);
            if (isValid != isDecoded(bytes)) {
                throw new AssertionError(HexFormat.of().formatHex(bytes));
            }
        }
    }

    @Test
    void allCodePointsAreReadAndAllWhiteSpaceIsFound() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                continue;
            }
            byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
            int size = Utf8.length(bytes, 0, bytes.length);
            boolean isSpace = Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
            if (size != bytes.length
                    || Utf8.codePoint(bytes, 0, size) != codePoint
                    || Utf8.space(bytes, 0, size) != (isSpace ? 1 : 0)) {
                throw new AssertionError("U+" + Integer.toHexString(codePoint));
            }
        }
    }

    private static boolean isDecoded(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
