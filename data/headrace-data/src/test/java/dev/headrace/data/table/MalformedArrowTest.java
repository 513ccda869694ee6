package dev.headrace.data.table;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MalformedArrowTest {
    /// Of what a mutant may ask for; more gives an exception of Arrow's.
    private static final long MEMORY = 64 << 20;

    @TempDir
    Path directory = Path.of("");

    @Test
    void everyTypeIsRead() throws IOException {
        assertThat(read(stream())).isEqualTo(EveryType.ROWS);
    }

    @Test
    void aByteThatIsWrongGivesOtherValuesOrAnExceptionAndNothingElse() throws IOException {
        Random random = new Random(1);
        byte[] whole = stream();
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] mutant = whole.clone();
            mutant[i] ^= (byte) (1 + random.nextInt(255));
            refused += isRefused(mutant) ? 1 : 0;
        }
        assertThat(refused).as("refused of %s mutants", whole.length).isPositive();
    }

    @Test
    void aNumberThatIsWrongGivesOtherValuesOrAnExceptionAndNothingElse() throws IOException {
        byte[] whole = stream();
        for (int i = 0; i + Integer.BYTES <= whole.length; i += 2 * Integer.BYTES) {
            byte[] mutant = whole.clone();
            Arrays.fill(mutant, i, i + Integer.BYTES, (byte) 0xff);
            mutant[i + 3] = 0x7f;
            isRefused(mutant);
        }
    }

    @Test
    void aStreamThatIsCutOffIsRefusedUnlessItIsCutBetweenMessages() throws IOException {
        byte[] whole = stream();
        int read = 0;
        for (int length = 1; length < whole.length; length += 7) {
            read += isRefused(Arrays.copyOf(whole, length)) ? 0 : 1;
        }
        assertThat(read).isLessThan(20);
    }

    @Test
    void theSameIsSaidOfACompressedStream() throws IOException {
        Random random = new Random(3);
        byte[] whole = stream();
        for (int i = 0; i < 100; i++) {
            byte[] mutant = whole.clone();
            mutant[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream output = new GZIPOutputStream(bytes)) {
                output.write(mutant);
            }
            isRefused(bytes.toByteArray());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LZ4_FRAME", "ZSTD"})
    void theSameIsSaidOfCompressedBuffers(CodecType codec) throws IOException {
        Random random = new Random(4);
        byte[] whole = compressed(codec);
        assertThat(read(whole)).isEqualTo(EveryType.ROWS);
        int refused = 0;
        for (int i = random.nextInt(3); i < whole.length; i += 3) {
            byte[] mutant = whole.clone();
            mutant[i] ^= (byte) (1 + random.nextInt(255));
            refused += isRefused(mutant) ? 1 : 0;
        }
        assertThat(refused).as("refused of %s mutants", whole.length / 3).isPositive();
    }

    @Test
    void aFileWithoutFooterIsRefused() throws IOException {
        Path file = Files.write(directory.resolve("a.arrow"), "ARROW1\0\0 and no more of it".getBytes(US_ASCII));
        try (BufferAllocator allocator = new RootAllocator()) {
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> new ArrowTableSource().open(List.of(file), ReadOptions.SNIFF, allocator))
                    .withMessage(
                            file + " cannot be read as Arrow: it begins as a file, and has no footer; it is cut off"
                                    + " or damaged");
        }
    }

    private static byte[] stream() throws IOException {
        try (BufferAllocator allocator = new RootAllocator()) {
            return EveryType.stream(allocator);
        }
    }

    private static byte[] compressed(CodecType codec) throws IOException {
        try (BufferAllocator allocator = new RootAllocator()) {
            return EveryType.stream(codec, allocator);
        }
    }

    private boolean isRefused(byte[] bytes) throws IOException {
        try {
            read(bytes);
            return false;
        } catch (HeadraceException e) {
            assertThat(e.code()).isIn(DataErrorCode.DATA_UNREADABLE, DataErrorCode.DATA_COLUMNS);
            return true;
        }
    }

    /// Reads all values, and closes the allocator, which fails if anything is left.
    private long read(byte[] bytes) throws IOException {
        Path file = directory.resolve("a.arrows");
        // A new file, since some file systems wait for the disk when an old one is written anew.
        Files.deleteIfExists(file);
        Files.write(file, bytes);
        long rows = 0;
        try (BufferAllocator allocator = new RootAllocator(MEMORY);
                Table table = new ArrowTableSource().open(List.of(file), ReadOptions.SNIFF, allocator)) {
            List<String> names =
                    table.schema().getFields().stream().map(Field::getName).toList();
            try (ArrowReader reader = table.scan(names, 1, allocator)) {
                while (reader.loadNextBatch()) {
                    int count = reader.getVectorSchemaRoot().getRowCount();
                    for (FieldVector column : reader.getVectorSchemaRoot().getFieldVectors()) {
                        for (int row = 0; row < count; row++) {
                            column.hashCode(row);
                        }
                    }
                    rows += count;
                }
            }
        }
        return rows;
    }
}
