package dev.headrace.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.data.table.Lz4Frame.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.BlockSize;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The oracle is the compressor of commons-compress.
final class Lz4FrameTest {
    @ParameterizedTest
    @CsvSource({"false,false,false", "true,true,true", "true,false,true", "false,true,false"})
    void whatAnotherCompressorWroteIsRead(boolean contentChecksum, boolean blockChecksum, boolean blocksDepend)
            throws IOException, FormatException {
        for (int seed = 0; seed < 12; seed++) {
            byte[] bytes = bytes(new Random(seed), seed * 20_000);
            Parameters parameters = new Parameters(BlockSize.K64, contentChecksum, blockChecksum, blocksDepend);
            assertThat(decompressed(compressed(bytes, parameters))).isEqualTo(bytes);
        }
    }

    @Test
    void framesFollowOneAnotherAndOthersAreSkipped() throws IOException, FormatException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.write(compressed("one, ".getBytes(UTF_8), Parameters.DEFAULT));
        frames.write(HexFormat.of().parseHex("5a2a4d1803000000aabbcc"));
        frames.write(compressed("two".getBytes(UTF_8), Parameters.DEFAULT));
        assertThat(decompressed(frames.toByteArray())).asString(UTF_8).isEqualTo("one, two");
    }

    /// A block by hand: a literal `a`, a match of 19 bytes that reaches back 1, and five literals.
    @Test
    void aMatchMayOverlapWhatItWrites() throws FormatException {
        String block = "1f" + "61" + "0100" + "00" + "50" + "6263646566";
        String frame = "04224d18" + "6040" + "82" + "0b000000" + block + "00000000";
        assertThat(decompressed(HexFormat.of().parseHex(frame))).asString(UTF_8).isEqualTo("a".repeat(20) + "bcdef");
    }

    @Test
    void aMatchThatReachesBeforeTheBeginningIsRefused() {
        String block = "10" + "61" + "0200" + "50" + "6263646566";
        byte[] frame = HexFormat.of().parseHex("04224d18" + "6040" + "82" + "0a000000" + block + "00000000");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> decompressed(frame))
                .withMessage("a match of LZ4 reaches back 2 bytes, to before the beginning");
    }

    @Test
    void whatIsDamagedGivesOtherBytesOrAnException() throws IOException {
        Random random = new Random(9);
        byte[] whole = compressed(bytes(random, 3_000), Parameters.DEFAULT);
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] mutant = i % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, i);
            if (i % 2 == 0) {
                mutant[i] ^= (byte) (1 + random.nextInt(255));
            }
            try {
                decompressed(mutant);
            } catch (FormatException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(whole.length / 2, whole.length);
    }

    /// Literals, and repetitions of what stands a few or many bytes before.
    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int run = Math.min(length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 2_000));
            int distance = 1 + random.nextInt(random.nextBoolean() ? 10 : 60_000);
            for (int i = 0; i < run; i++, at++) {
                bytes[at] = distance <= at ? bytes[at - distance] : (byte) random.nextInt();
            }
        }
        return bytes;
    }

    private static byte[] compressed(byte[] bytes, Parameters parameters) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (FramedLZ4CompressorOutputStream frame = new FramedLZ4CompressorOutputStream(output, parameters)) {
            frame.write(bytes);
        }
        return output.toByteArray();
    }

    private static byte[] decompressed(byte[] frame) throws FormatException {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowBuf buffer = allocator.buffer(frame.length)) {
            buffer.setBytes(0, frame);
            ArrowBuf source = buffer.slice(0, frame.length);
            long length = Lz4Frame.length(source, 0, Integer.MAX_VALUE);
            try (ArrowBuf target = allocator.buffer(length)) {
                assertThat(Lz4Frame.decompress(source, 0, target)).isEqualTo(length);
                byte[] bytes = new byte[(int) length];
                target.getBytes(0, bytes);
                return bytes;
            }
        }
    }
}
