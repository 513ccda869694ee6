package dev.headrace.statistics.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// A table as cells, of which batches can be made. Immutable.
///
/// @param columns all of the same number of rows
/// @param seed of what batches have where nothing is said
record Table(List<Column> columns, long seed) {
    /// How a column is written.
    enum Encoding {
        /// As it is.
        PLAIN,
        /// As indices into a dictionary.
        DICTIONARY,
        /// As runs of equal values.
        RUNS,
        /// As a part of a longer vector.
        SLICED
    }

    /// A column.
    ///
    /// @param field its name and the type of its values
    /// @param encoding how it is written
    /// @param cells by row, as [Cell] says
    record Column(Field field, Encoding encoding, List<@Nullable Object> cells) {}

    /// A batch; closing it closes all vectors.
    ///
    /// @param root the columns
    /// @param dictionaries of those that are encoded
    record Batch(VectorSchemaRoot root, MapDictionaryProvider dictionaries) implements AutoCloseable {
        @Override
        public void close() {
            root.close();
            dictionaries.close();
        }
    }

    int rows() {
        return columns.getFirst().cells().size();
    }

    Column column(String name) {
        return columns.stream()
                .filter(column -> column.field().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The columns with the types of their values.
    Schema schema() {
        return new Schema(columns.stream().map(Column::field).toList());
    }

    /// The same rows in another order, or some of them.
    Table rows(List<Integer> wanted) {
        return new Table(
                columns.stream()
                        .map(column -> new Column(
                                column.field(),
                                column.encoding(),
                                TableMaker.list(
                                        wanted.size(), i -> column.cells().get(wanted.get(i)))))
                        .toList(),
                seed);
    }

    /// Some columns.
    Table columns(List<String> names) {
        return new Table(names.stream().map(this::column).toList(), seed);
    }

    /// A batch of some rows.
    Batch batch(BufferAllocator allocator, int from, int to) {
        Random random = new Random(seed + 31L * from + to);
        VectorWriter writer = new VectorWriter(allocator, new TableMaker(random.nextLong()), random);
        MapDictionaryProvider dictionaries = new MapDictionaryProvider();
        List<FieldVector> vectors = new ArrayList<>();
        for (Column column : columns) {
            List<@Nullable Object> cells = column.cells().subList(from, to);
            vectors.add(
                    switch (column.encoding()) {
                        case PLAIN -> writer.write(column.field(), cells);
                        case SLICED -> writer.writeSlice(column.field(), cells);
                        case RUNS -> writer.write(runs(column.field()), cells);
                        case DICTIONARY -> encoded(writer, column.field(), cells, dictionaries, random);
                    });
        }
        List<Field> fields = vectors.stream().map(FieldVector::getField).toList();
        return new Batch(new VectorSchemaRoot(fields, vectors, to - from), dictionaries);
    }

    private static Field runs(Field values) {
        return new Field(
                values.getName(),
                FieldType.notNullable(ArrowType.RunEndEncoded.INSTANCE),
                List.of(
                        Field.notNullable("run_ends", new ArrowType.Int(Integer.SIZE, true)),
                        new Field("values", values.getFieldType(), values.getChildren())));
    }

    private static FieldVector encoded(
            VectorWriter writer,
            Field field,
            List<@Nullable Object> cells,
            MapDictionaryProvider dictionaries,
            Random random) {
        IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Object> indices = new ArrayList<>();
        int missing = -1;
        for (Object cell : cells) {
            if (cell == null && random.nextBoolean()) {
                // Missing in the dictionary, which is as missing as a missing index.
                if (missing < 0) {
                    missing = values.size();
                    values.add(null);
                }
                indices.add(BigInteger.valueOf(missing));
            } else if (cell == null) {
                indices.add(null);
            } else {
                Integer place = places.get(cell);
                if (place == null) {
                    place = values.size();
                    places.put(cell, place);
                    values.add(cell);
                }
                indices.add(BigInteger.valueOf(place));
            }
        }
        ArrowType.Int type = new ArrowType.Int(Integer.SIZE, true);
        DictionaryEncoding encoding =
                new DictionaryEncoding(dictionaries.getDictionaryIds().size() + 1L, false, type);
        dictionaries.put(new Dictionary(writer.write(field, values), encoding));
        return writer.write(new Field(field.getName(), new FieldType(true, type, encoding), null), indices);
    }
}
