package dev.headrace.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Buffers that Arrow's own codecs compress within a stream.
final class CompressedArrowTest {
    private static final int ROWS = 20_000;
    /// Half of the memory that a buffer with a wrong length asks for.
    private static final long MEMORY = 8 << 20;

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @EnumSource(names = {"LZ4_FRAME", "ZSTD"})
    void valuesAreThoseThatWereWritten(CodecType codec) throws IOException {
        assertThat(read(stream(codec))).isEqualTo(values());
    }

    @ParameterizedTest
    @EnumSource(names = {"LZ4_FRAME", "ZSTD"})
    void aLengthThatTheCompressedBytesDoNotHaveIsRefusedBeforeItIsAllocated(CodecType codec) throws IOException {
        byte[] whole = stream(codec);
        int at = lengthOfIntegers(whole);
        for (long wrong : new long[] {Long.MIN_VALUE, -2, 1, 8 * ROWS - 1, 8 * ROWS + 1, 16 << 20, Long.MAX_VALUE}) {
            byte[] mutant = whole.clone();
            ByteBuffer.wrap(mutant).order(ByteOrder.LITTLE_ENDIAN).putLong(at, wrong);
            assertThatExceptionOfType(HeadraceException.class)
                    .as("length %s", wrong)
                    .isThrownBy(() -> read(mutant))
                    .withMessageContaining("a.arrows cannot be read as Arrow: ");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LZ4_FRAME", "ZSTD"})
    void aHugeLengthIsNamed(CodecType codec) throws IOException {
        byte[] mutant = stream(codec);
        ByteBuffer.wrap(mutant).order(ByteOrder.LITTLE_ENDIAN).putLong(lengthOfIntegers(mutant), 1L << 40);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> read(mutant))
                .withMessageContaining("a compressed buffer is to have 1099511627776 bytes, and ");
    }

    /// Where the length of the buffer of integers stands: the only one of that many bytes.
    private static int lengthOfIntegers(byte[] stream) {
        ByteBuffer bytes = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + Long.BYTES <= stream.length; at += Long.BYTES) {
            if (bytes.getLong(at) == (long) ROWS * Long.BYTES && bytes.getInt(at + Long.BYTES) != 0) {
                int magic = bytes.getInt(at + Long.BYTES);
                if (magic == 0x184D2204 || magic == 0xFD2FB528) {
                    return at;
                }
            }
        }
        throw new AssertionError("there is no such buffer");
    }

    /// Numbers that repeat, then such that do not; texts that repeat; nothing but empty texts.
    private static List<String> values() {
        Random random = new Random(5);
        List<String> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            long number = row < ROWS / 2 ? row % 3 : random.nextLong();
            values.add(number + "," + "ab".repeat(row % 5) + random.nextInt(10) + ",");
        }
        return values;
    }

    private static byte[] stream(CodecType codec) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (BufferAllocator allocator = new RootAllocator();
                BigIntVector numbers = new BigIntVector("numbers", allocator);
                VarCharVector texts = new VarCharVector("texts", allocator);
                VarCharVector empty = new VarCharVector("empty", allocator)) {
            List<String> values = values();
            for (int row = 0; row < ROWS; row++) {
                String[] parts = values.get(row).split(",", -1);
                numbers.setSafe(row, Long.parseLong(parts[0]));
                texts.setSafe(row, parts[1].getBytes(UTF_8));
                empty.setSafe(row, new byte[0]);
            }
            try (VectorSchemaRoot batch = VectorSchemaRoot.of(numbers, texts, empty)) {
                batch.setRowCount(ROWS);
                Ipc.stream(output, batch, new DictionaryProvider.MapDictionaryProvider(), codec);
            }
        }
        return output.toByteArray();
    }

    /// Reads all values, and closes the allocator, which fails if anything is left.
    private List<String> read(byte[] bytes) throws IOException {
        Path file = directory.resolve("a.arrows");
        try (OutputStream output = Files.newOutputStream(file)) {
            output.write(bytes);
        }
        List<String> values = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator(MEMORY);
                Table table = new ArrowTableSource().open(List.of(file), ReadOptions.SNIFF, allocator);
                ArrowReader reader = table.scan(List.of("numbers", "texts", "empty"), 1, allocator)) {
            while (reader.loadNextBatch()) {
                VectorSchemaRoot batch = reader.getVectorSchemaRoot();
                for (int row = 0; row < batch.getRowCount(); row++) {
                    values.add(batch.getVector(0).getObject(row) + ","
                            + batch.getVector(1).getObject(row) + ","
                            + batch.getVector(2).getObject(row));
                }
            }
        }
        return values;
    }
}
