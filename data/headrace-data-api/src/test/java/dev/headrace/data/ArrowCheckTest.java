package dev.headrace.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.headrace.core.HeadraceException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArrowCheckTest {
    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingIsLeft() {
        allocator.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 4097, 10_000})
    void offsetsMayNotDescendNorPassTheData(int rows) {
        try (VarCharVector texts = texts(rows)) {
            assertThatNoException().isThrownBy(() -> ArrowCheck.check(texts, rows, "a file"));
            if (rows > 0) {
                int last = texts.getOffsetBuffer().getInt(4L * rows);
                texts.getOffsetBuffer().setInt(4L * rows, -1);
                assertMalformed(texts, "its offsets descend");
                texts.getOffsetBuffer().setInt(4L * rows, Integer.MAX_VALUE);
                assertMalformed(texts, "bytes of data, and 2147483647 were expected");
                texts.getOffsetBuffer().setInt(4L * rows, last);
                texts.getOffsetBuffer().setInt(4L * (rows / 2), Integer.MAX_VALUE);
                assertMalformed(texts, "its offsets descend");
            }
        }
    }

    @Test
    void fewerValuesThanRowsAreMalformed() {
        try (BigIntVector numbers = new BigIntVector("n", allocator)) {
            numbers.setSafe(0, 1);
            numbers.setValueCount(1);
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> ArrowCheck.check(numbers, 2, "a file"))
                    .withMessage("a file: column 'n' is malformed: it has 1 values, and 2 were expected");
        }
    }

    @Test
    void listsMayNotPassTheirChildren() {
        try (ListVector lists = ListVector.empty("l", allocator)) {
            BigIntVector items = (BigIntVector) lists.addOrGetVector(FieldType.nullable(new ArrowType.Int(64, true)))
                    .getVector();
            lists.startNewValue(0);
            items.setSafe(0, 1);
            lists.endValue(0, 1);
            lists.setValueCount(1);
            assertThatNoException().isThrownBy(() -> ArrowCheck.check(lists, 1, "a file"));
            lists.getOffsetBuffer().setInt(4, 5);
            assertMalformed(lists, "it has 1 values, and 5 were expected");
        }
    }

    @Test
    void viewsOfListsMayOverlapButNotPassTheirElements() {
        try (ListViewVector lists = ListViewVector.empty("l", allocator);
                LargeListViewVector large = LargeListViewVector.empty("l", allocator)) {
            lists.allocateNew();
            large.allocateNew();
            elements((BigIntVector) lists.addOrGetVector(FieldType.nullable(new ArrowType.Int(64, true)))
                    .getVector());
            elements((BigIntVector) large.addOrGetVector(FieldType.nullable(new ArrowType.Int(64, true)))
                    .getVector());
            for (int row = 0; row < 2; row++) {
                lists.setValidity(row, 1);
                lists.setOffset(row, 1 - row);
                lists.setSize(row, 2);
                large.setValidity(row, 1);
                large.setOffset(row, 1 - row);
                large.setSize(row, 2);
            }
            lists.setValueCount(2);
            large.setValueCount(2);
            assertThatNoException().isThrownBy(() -> ArrowCheck.check(lists, 2, "a file"));
            assertThatNoException().isThrownBy(() -> ArrowCheck.check(large, 2, "a file"));
            lists.getSizeBuffer().setInt(4, 4);
            assertMalformed(lists, "a list has 4 elements from 0 on, and there are 3");
            lists.getSizeBuffer().setInt(4, -1);
            assertMalformed(lists, "a list has -1 elements");
            large.getOffsetBuffer().setLong(8, Long.MAX_VALUE);
            assertMalformed(large, "elements from 9223372036854775807 on");
        }
    }

    @Test
    void runsAscendToTheLastRow() {
        Field ends = new Field("run_ends", FieldType.notNullable(new ArrowType.Int(32, true)), null);
        Field values = new Field("values", FieldType.nullable(new ArrowType.Int(64, true)), null);
        Field field = new Field("r", FieldType.notNullable(ArrowType.RunEndEncoded.INSTANCE), List.of(ends, values));
        try (RunEndEncodedVector runs = (RunEndEncodedVector) field.createVector(allocator)) {
            IntVector behind = (IntVector) runs.getRunEndsVector();
            behind.setSafe(0, 1);
            behind.setSafe(1, 4);
            behind.setSafe(2, 5);
            behind.setValueCount(3);
            elements((BigIntVector) runs.getValuesVector());
            runs.setValueCount(5);
            assertThatNoException().isThrownBy(() -> ArrowCheck.check(runs, 5, "a file"));
            behind.set(2, 4);
            assertMalformed(runs, "a run ends at 4, and the one before it at 4");
            behind.set(0, 0);
            assertMalformed(runs, "a run ends at 0, and the one before it at 0");
            behind.set(0, 1);
            behind.setValueCount(2);
            assertMalformed(runs, "it has 4 rows in its runs, and 5 were expected");
            behind.setValueCount(3);
            behind.set(2, 5);
            runs.getValuesVector().setValueCount(2);
            assertMalformed(runs, "it has 2 values, and 3 were expected");
        }
    }

    private static void elements(BigIntVector elements) {
        for (int i = 0; i < 3; i++) {
            elements.setSafe(i, i);
        }
        elements.setValueCount(3);
    }

    @Test
    void viewsMayNotPassTheirBuffers() {
        try (ViewVarCharVector texts = new ViewVarCharVector("v", allocator)) {
            texts.setSafe(0, "longer than twelve bytes".getBytes(UTF_8));
            texts.setValueCount(1);
            assertThatNoException().isThrownBy(() -> ArrowCheck.check(texts, 1, "a file"));
            texts.getDataBuffer().setInt(8, 1);
            assertMalformed(texts, "a view is of buffer 1 at 0");
            texts.getDataBuffer().setInt(8, 0);
            texts.getDataBuffer().setInt(0, 1 << 30);
            assertMalformed(texts, "bytes of data");
        }
    }

    @Test
    void theViewOfANullValueMayBeAnything() {
        try (ViewVarCharVector texts = new ViewVarCharVector("v", allocator)) {
            texts.setSafe(0, "longer than twelve bytes".getBytes(UTF_8));
            texts.setNull(1);
            texts.setValueCount(2);
            texts.getDataBuffer().setInt(16, 1 << 30);
            texts.getDataBuffer().setInt(24, 77);
            assertThatNoException().isThrownBy(() -> ArrowCheck.check(texts, 2, "a file"));
        }
    }

    @Test
    void indicesAreWithinTheDictionaryUnlessTheyAreNull() {
        DictionaryEncoding encoding = new DictionaryEncoding(1, false, null);
        try (VarCharVector words = texts(3);
                IntVector indices =
                        new IntVector("coded", new FieldType(true, new ArrowType.Int(32, true), encoding), allocator)) {
            MapDictionaryProvider dictionaries = new MapDictionaryProvider(new Dictionary(words, encoding));
            indices.setSafe(0, 2);
            indices.setSafe(1, 99);
            indices.setNull(1);
            indices.setValueCount(2);
            assertThatNoException().isThrownBy(() -> ArrowCheck.checkIndices(indices, dictionaries, "a file"));
            indices.setSafe(1, 3);
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> ArrowCheck.checkIndices(indices, dictionaries, "a file"))
                    .withMessage("a file: column 'coded' is malformed: it has index 3 into a dictionary of 3");
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> ArrowCheck.checkIndices(indices, new MapDictionaryProvider(), "a file"))
                    .withMessage("a file: column 'coded' is malformed: its dictionary 1 is not there");
        }
    }

    private VarCharVector texts(int rows) {
        VarCharVector texts = new VarCharVector("t", allocator);
        for (int i = 0; i < rows; i++) {
            texts.setSafe(i, "text".getBytes(UTF_8));
        }
        texts.setValueCount(rows);
        return texts;
    }

    private static void assertMalformed(FieldVector column, String reason) {
        VectorSchemaRoot batch = VectorSchemaRoot.of(column);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> ArrowCheck.check(batch, "a file"))
                .withMessageStartingWith("a file: column '")
                .withMessageContaining(reason)
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_UNREADABLE);
    }
}
