package dev.headrace.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Declarations;
import dev.headrace.statistics.Declarations.Empty;
import dev.headrace.statistics.Declarations.Language;
import dev.headrace.statistics.Declarations.Sparse;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Breaks batches by chance, and says what the statistics did about it that they must not: anything but an
/// exception that says so, or a result where what was broken does not matter. Runs as a program of its own
/// too, so that it can be run in a JVM in which Arrow does not check anything.
final class MalformedBatches {
    private static final int ROWS = 90;
    private static final StatisticsOptions OPTIONS =
            StatisticsOptions.DEFAULT.withExtras(EnumSet.of(Extra.SEMANTICS, Extra.CORRELATION, Extra.DUPLICATES));

    private MalformedBatches() {}

    /// Breaks batches.
    ///
    /// @param arguments the number of batches
    public static void main(String[] arguments) {
        List<String> failures = failures(Integer.parseInt(arguments[0]));
        if (!failures.isEmpty()) {
            throw new AssertionError(String.join("\n", failures));
        }
    }

    /// What went wrong.
    static List<String> failures(int times) {
        List<String> failures = new ArrayList<>();
        Table table = TableMaker.everyType(31, ROWS);
        for (int i = 0; i < times; i++) {
            for (Table.Column column : table.columns()) {
                if (column.field().getType() instanceof ArrowType.Null) {
                    continue;
                }
                attempt(
                                new Table(List.of(column), 31L + i),
                                new Random(i * 1_000L + column.field().getName().hashCode()))
                        .forEach(failure -> failures.add(column.field() + " " + column.encoding() + ": " + failure));
            }
        }
        return failures;
    }

    private static List<String> attempt(Table table, Random random) {
        List<String> failures = new ArrayList<>();
        String broken = "";
        RootAllocator allocator = new RootAllocator();
        try (Table.Batch batch = table.batch(allocator, 0, ROWS)) {
            List<FieldVector> vectors = new ArrayList<>();
            batch.root().getFieldVectors().forEach(vector -> add(vector, vectors));
            batch.dictionaries()
                    .getDictionaryIds()
                    .forEach(id -> add(batch.dictionaries().lookup(id).getVector(), vectors));
            FieldVector vector = vectors.get(random.nextInt(vectors.size()));
            broken = vector.getField().getType() + " " + breakOne(vector, random);
            Statistics statistics = new Statistics(table.schema(), declared(table));
            statistics.fold(batch.root(), batch.dictionaries());
            statistics.result();
        } catch (HeadraceException expected) {
            if (expected.code() != ValidationErrorCode.BATCH_MALFORMED) {
                failures.add(broken + " " + expected);
            }
        } catch (RuntimeException | Error failure) {
            failures.add(broken + " " + failure + " at "
                    + List.of(failure.getStackTrace()).subList(0, 6));
        }
        try {
            allocator.close();
        } catch (IllegalStateException leaked) {
            failures.add(broken + " " + leaked.getMessage());
        }
        return failures;
    }

    /// With all that the column can be declared to be.
    private static StatisticsOptions declared(Table table) {
        Field field = table.columns().getFirst().field();
        String name = field.getName();
        Declarations declared = Declarations.NONE.withEmpty(List.of(Empty.everywhere("", "0", "-1", "NaN", "[]")));
        Declarations language = declared.withLanguages(List.of(Language.of(name)));
        Declarations sparse = declared.withSparse(List.of(new Sparse("s", List.of(name), name)));
        for (Declarations more : List.of(language, sparse)) {
            try {
                return new Statistics(table.schema(), OPTIONS.withDeclared(more)).options();
            } catch (HeadraceException unsuitable) {
                assertThat(unsuitable.code()).isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH);
            }
        }
        return OPTIONS.withDeclared(declared);
    }

    private static void add(FieldVector vector, List<FieldVector> into) {
        if (!(vector instanceof NullVector)) {
            into.add(vector);
            vector.getChildrenFromFields().forEach(child -> add(child, into));
        }
    }

    /// Breaks a vector.
    ///
    /// @return what was done
    private static String breakOne(FieldVector vector, Random random) {
        List<ArrowBuf> buffers = buffers(vector);
        if (buffers.isEmpty()) {
            vector.setValueCount(random.nextInt(vector.getValueCount() + 1));
            return "has fewer values";
        }
        int index = random.nextInt(buffers.size());
        ArrowBuf buffer = buffers.get(index);
        return switch (random.nextInt(3)) {
            case 0 -> {
                scribble(buffer, random);
                yield "buffer " + index + " has other bytes";
            }
            case 1 -> {
                int length = (int) Math.min(buffer.capacity(), random.nextInt(40));
                load(vector, buffers, index, length, new ArrowFieldNode(vector.getValueCount(), 1));
                yield "buffer " + index + " is cut to " + length;
            }
            default -> {
                int count = random.nextInt(vector.getValueCount() + 1);
                load(vector, buffers, index, (int) buffer.capacity(), new ArrowFieldNode(count, 1));
                yield "has " + count + " values";
            }
        };
    }

    private static List<ArrowBuf> buffers(FieldVector vector) {
        return vector instanceof RunEndEncodedVector ? List.of() : vector.getFieldBuffers();
    }

    private static void scribble(ArrowBuf buffer, Random random) {
        for (int i = random.nextInt(1, 8); i > 0 && buffer.capacity() >= Integer.BYTES; i--) {
            long at = random.nextLong(buffer.capacity() / Integer.BYTES) * Integer.BYTES;
            buffer.setInt(
                    at,
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(-200, 200);
                        case 1 -> Integer.MAX_VALUE - random.nextInt(20);
                        default -> random.nextInt();
                    });
        }
    }

    /// Gives the vector its buffers again, of which one is cut.
    static void load(FieldVector vector, List<ArrowBuf> buffers, int index, int length, ArrowFieldNode node) {
        List<ArrowBuf> cut = new ArrayList<>(buffers);
        cut.set(index, buffers.get(index).slice(0, length));
        buffers.forEach(buffer -> buffer.getReferenceManager().retain());
        vector.loadFieldBuffers(node, cut);
        buffers.forEach(buffer -> buffer.getReferenceManager().release());
    }
}
