package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Utf8Test {
    private static final int[] USUAL = {
        'a', 0x7f, 0x80, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0x9f, 0x90
    };

    @Test
    void theFirstWrongByteIsThatOfTheJdk() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(8)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] =
                        (byte) (random.nextBoolean() ? USUAL[random.nextInt(USUAL.length)] : 1 + random.nextInt(255));
            }
            assertThat(Utf8.firstWrong(bytes, 0, bytes.length)).isEqualTo(expected(bytes));
        }
    }

    @Test
    void aZeroByteIsNoText() {
        assertThat(Utf8.firstWrong("a\0".getBytes(UTF_8), 0, 2)).isEqualTo(1);
    }

    private static int expected(byte[] bytes) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = UTF_8.newDecoder().decode(input, CharBuffer.allocate(100), true);
        return result.isError() ? input.position() : -1;
    }
}
