package dev.headrace.statistics.oracle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.UuidVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.extension.UuidType;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryTypeTest {
    private static final StatisticsOptions OPTIONS = StatisticsOptions.DEFAULT
            .withSlices(List.of(Slicing.by("flag"), Slicing.by("group"), Slicing.by("group", "flag")))
            .withWeight("weight");

    @ParameterizedTest
    @CsvSource({"1, 300", "2, 1030", "3, 1", "4, 64", "6, 0"})
    void oneRunOverEveryTypeEqualsBruteForce(long seed, int rows) {
        Table table = TableMaker.everyType(seed, rows);
        List<DatasetStatistics> results = results(table, OPTIONS, Math.max(1, rows / 3));
        Map<String, List<Integer>> slices = slices(table);

        List<String> differences = new ArrayList<>();
        for (DatasetStatistics result : results) {
            List<Integer> wanted = requireNonNull(slices.remove(result.slice()), result.slice());
            Table part = table.rows(wanted);
            assertThat(result.rows()).isEqualTo(wanted.size());
            assertThat(result.weight())
                    .isEqualTo(part.column("weight").cells().stream()
                            .mapToDouble(weight -> (Double) weight)
                            .sum());
            Agreement.differences(result.columns(), BruteForce.of(part))
                    .forEach(difference -> differences.add(result.slice() + ": " + difference));
        }
        assertThat(slices).isEmpty();
        assertThat(differences).isEmpty();
    }

    @Test
    void runsAndExtensionTypesAreTheValuesTheyStandFor() {
        Field runs = new Field(
                "runs",
                FieldType.notNullable(ArrowType.RunEndEncoded.INSTANCE),
                List.of(
                        Field.notNullable("run_ends", new ArrowType.Int(Short.SIZE, true)),
                        Field.nullable("values", ArrowType.Utf8.INSTANCE)));
        UUID uuid = new UUID(1, 2);
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(
                        new Schema(List.of(
                                runs,
                                Field.nullable("id", UuidType.INSTANCE),
                                new Field("list", FieldType.nullable(ArrowType.List.INSTANCE), List.of(runs)))),
                        allocator)) {
            fillRuns((RunEndEncodedVector) root.getVector("runs"));
            UuidVector ids = (UuidVector) root.getVector("id");
            ids.allocateNew();
            for (int row = 0; row < 5; row++) {
                ids.set(row, uuid);
            }
            ListVector lists = (ListVector) root.getVector("list");
            lists.allocateNew();
            lists.startNewValue(2);
            lists.endValue(2, 5);
            lists.setValueCount(5);
            fillRuns((RunEndEncodedVector) lists.getDataVector());
            ids.setValueCount(5);
            root.setRowCount(5);
            fillRuns((RunEndEncodedVector) root.getVector("runs"));
            fillRuns((RunEndEncodedVector) lists.getDataVector());

            DatasetStatistics found = Statistics.of(root).result();

            List<ValueCount> expected = List.of(new ValueCount("a", 2), new ValueCount("b", 2));
            assertThat(found.column("runs").top()).isEqualTo(expected);
            assertThat(found.column("runs").missing()).isEqualTo(1);
            assertThat(found.column("list").top()).isEqualTo(expected);
            assertThat(found.column("list").values()).isEqualTo(4);
            assertThat(found.column("id").top()).containsExactly(new ValueCount("00000000000000010000000000000002", 5));
        }
    }

    /// a, a, missing, b, b.
    private static void fillRuns(RunEndEncodedVector vector) {
        SmallIntVector ends = (SmallIntVector) vector.getRunEndsVector();
        VarCharVector values = (VarCharVector) vector.getValuesVector();
        ends.allocateNew(3);
        values.allocateNew(3);
        ends.set(0, 2);
        ends.set(1, 3);
        ends.set(2, 5);
        ends.setValueCount(3);
        values.setSafe(0, TableMaker.bytes("a"));
        values.setNull(1);
        values.setSafe(2, TableMaker.bytes("b"));
        values.setValueCount(3);
        vector.setValueCount(5);
    }

    @Test
    void fieldsEncodedByDictionariesWithinOthersAreRefused() {
        Field encoded = new Field(
                "encoded",
                new FieldType(
                        true,
                        new ArrowType.Int(Integer.SIZE, true),
                        new DictionaryEncoding(1, false, new ArrowType.Int(Integer.SIZE, true))),
                List.of());
        Schema schema =
                new Schema(List.of(new Field("list", FieldType.nullable(ArrowType.List.INSTANCE), List.of(encoded))));

        assertThatThrownBy(() -> new Statistics(schema, StatisticsOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        HeadraceException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH));
    }

    static List<DatasetStatistics> results(Table table, StatisticsOptions options, int size) {
        try (RootAllocator allocator = new RootAllocator()) {
            Statistics statistics = new Statistics(table.schema(), options);
            for (int from = 0; from < table.rows(); from += size) {
                try (Table.Batch batch = table.batch(allocator, from, Math.min(table.rows(), from + size))) {
                    statistics.fold(batch.root(), batch.dictionaries());
                }
            }
            return statistics.results("all");
        }
    }

    private static Map<String, List<Integer>> slices(Table table) {
        Map<String, List<Integer>> slices = new TreeMap<>();
        slices.put("", new ArrayList<>());
        for (int row = 0; row < table.rows(); row++) {
            Object flag = table.column("flag").cells().get(row);
            Object group = table.column("group").cells().get(row);
            List<String> names = new ArrayList<>(List.of(""));
            if (flag != null) {
                names.add("flag_" + flag);
            }
            if (group != null) {
                names.add("group_" + new String((byte[]) group, StandardCharsets.UTF_8));
            }
            if (names.size() == 3) {
                names.add(names.get(1) + "_" + names.get(2));
            }
            for (String name : names) {
                slices.computeIfAbsent(name, _ -> new ArrayList<>()).add(row);
            }
        }
        return slices;
    }
}
