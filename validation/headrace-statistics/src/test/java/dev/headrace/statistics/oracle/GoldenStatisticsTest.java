package dev.headrace.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.headrace.core.json.JsonRecords;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Compatibility;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.statistics.oracle.Table.Column;
import dev.headrace.statistics.oracle.Table.Encoding;
import dev.headrace.testkit.GoldenFile;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Saved statistics that are checked in: what they are, what today's code writes, and that it reads what any
/// release has written. The values are a function of the type and the row, with nothing by chance. How the
/// files are written anew stands in the module's README.
final class GoldenStatisticsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    /// The version of the format; files of earlier ones stay as they are.
    private static final Path CURRENT = GOLDEN.resolve("1");
    private static final String SUFFIX = ".hrst";
    private static final int ROWS = 24;

    /// What is in a file.
    enum Saved {
        NUMBERS(StatisticsOptions.DEFAULT, Saved::isNumber),
        NUMBERS_IN_CELLS(StatisticsOptions.DEFAULT.withExactValues(16), Saved::isNumber),
        TEXTS(StatisticsOptions.DEFAULT, Saved::isBytes),
        TEXTS_BEYOND_THE_DICTIONARY(StatisticsOptions.DEFAULT.withExactValues(16), Saved::isBytes),
        NESTED(StatisticsOptions.DEFAULT, Saved::isNested),
        COMPATIBLE(StatisticsOptions.DEFAULT.withExtras(Set.of()).withCompatibility(Compatibility.TFDV), Saved::isSome),
        WEIGHTED_SLICES(
                StatisticsOptions.DEFAULT
                        .withSlices(List.of(Slicing.by("Bool"), Slicing.by("Bool", "Utf8")))
                        .withWeight("Int(8, false)"),
                Saved::isFew),
        WEIGHTED_IN_CELLS(StatisticsOptions.DEFAULT.withExactValues(16).withWeight("Int(8, false)"), Saved::isSome),
        RELATIONS(StatisticsOptions.DEFAULT.withLabel("Bool").withExtras(EnumSet.allOf(Extra.class)), Saved::isFew),
        WEIGHTED_RELATIONS(
                StatisticsOptions.DEFAULT
                        .withLabel("Utf8")
                        .withExtras(EnumSet.allOf(Extra.class))
                        .withWeight("Int(8, false)"),
                Saved::isFew);

        @SuppressWarnings("ImmutableEnumChecker") // records of immutable parts
        private final StatisticsOptions options;

        @SuppressWarnings("ImmutableEnumChecker") // without state
        private final Predicate<Field> wanted;

        Saved(StatisticsOptions options, Predicate<Field> wanted) {
            this.options = options;
            this.wanted = wanted;
        }

        Path file() {
            return CURRENT.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-') + SUFFIX);
        }

        Statistics statistics() {
            List<Column> columns = TableMaker.fields().stream()
                    .filter(wanted)
                    .map(field -> new Column(field, Encoding.PLAIN, TableMaker.list(ROWS, row -> cell(field, row))))
                    .toList();
            Table table = new Table(columns, 1);
            Statistics statistics = new Statistics(table.schema(), options);
            try (RootAllocator allocator = new RootAllocator();
                    Table.Batch batch = table.batch(allocator, 0, ROWS)) {
                statistics.fold(batch.root(), batch.dictionaries());
            }
            return statistics;
        }

        private static boolean isNumber(Field field) {
            return Set.of(
                            "Null",
                            "Bool",
                            "Int(8, true)",
                            "Int(64, false)",
                            "FloatingPoint(SINGLE)",
                            "FloatingPoint(DOUBLE)",
                            "Decimal(18, 18, 128)",
                            "Decimal(76, 30, 256)",
                            "Date(MILLISECOND)",
                            "Time(SECOND, 32)",
                            "Timestamp(NANOSECOND, Europe/Berlin)",
                            "Duration(MILLISECOND)")
                    .contains(field.getName());
        }

        private static boolean isBytes(Field field) {
            return Set.of("Utf8", "LargeBinary", "FixedSizeBinary(5)", "Interval(MONTH_DAY_NANO)")
                    .contains(field.getName());
        }

        private static boolean isNested(Field field) {
            return Set.of("large list", "struct of list", "map", "dense union").contains(field.getName());
        }

        private static boolean isSome(Field field) {
            return isFew(field)
                    || Set.of("Int(64, true)", "Decimal(38, 10, 128)", "FixedSizeBinary(5)")
                            .contains(field.getName());
        }

        private static boolean isFew(Field field) {
            return Set.of("Bool", "Utf8", "Int(8, false)", "FloatingPoint(DOUBLE)")
                    .contains(field.getName());
        }
    }

    /// A cell as [Cell] says; every seventh row has none, but for the column of the weights.
    private static @Nullable Object cell(Field field, int row) {
        if (row % 7 == 3 && !field.getName().equals("Int(8, false)")) {
            return null;
        }
        return value(field, row);
    }

    private static @Nullable Object value(Field field, int row) {
        return switch (field.getType()) {
            case ArrowType.Null _ -> null;
            case ArrowType.Bool _ -> row % 3 == 0;
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> text(row);
            case ArrowType.Binary _, ArrowType.LargeBinary _, ArrowType.BinaryView _ ->
                Arrays.copyOf(new byte[] {(byte) row, 0, (byte) (row * 7)}, row % 5);
            case ArrowType.FixedSizeBinary type -> Arrays.copyOf(new byte[] {(byte) (row % 20)}, type.getByteWidth());
            case ArrowType.Interval type ->
                Arrays.copyOf(
                        new byte[] {(byte) (row % 12)},
                        switch (type.getUnit()) {
                            case YEAR_MONTH -> 4;
                            case DAY_TIME -> 8;
                            case MONTH_DAY_NANO -> 16;
                        });
            case ArrowType.FloatingPoint _ ->
                row == 4 ? Double.NaN : row == 5 ? Double.NEGATIVE_INFINITY : row == 6 ? -0.0 : row * 0.25 - 3;
            case ArrowType.Int type -> BigInteger.valueOf(type.getIsSigned() ? row * 2L - 50 : row % 9);
            case ArrowType.Struct _ -> new Cell.Group(values(field.getChildren(), row));
            case ArrowType.Union _ -> {
                int member = row % field.getChildren().size();
                yield new Cell.Member(member, value(field.getChildren().get(member), row));
            }
            case ArrowType.FixedSizeList type -> many(field, row, type.getListSize());
            case ArrowType.List _,
                    ArrowType.LargeList _,
                    ArrowType.ListView _,
                    ArrowType.LargeListView _,
                    ArrowType.Map _ -> many(field, row, row % 4);
            default -> BigInteger.valueOf(row * 3L);
        };
    }

    private static byte[] text(int row) {
        return (switch (row % 5) {
                    case 0 -> "";
                    case 1 -> "word " + row % 3;
                    case 2 -> "2026-07-" + (10 + row % 4);
                    case 3 -> "m\u00fcller, 3 k\u00f6nige";
                    default -> "a text of more than sixteen bytes " + row % 10;
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Cell.Many many(Field field, int row, int size) {
        return new Cell.Many(
                TableMaker.list(size, i -> value(field.getChildren().getFirst(), row + i)));
    }

    private static List<@Nullable Object> values(List<Field> fields, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(value(field, row)));
        return values;
    }

    /// What is in the JSON beside each file.
    ///
    /// @param results of all rows, then of slices
    record Results(List<DatasetStatistics> results) {
        static String json(Statistics statistics) {
            return JsonRecords.line(new Results(statistics.results("golden")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void todaysCodeWritesTheseBytes(Saved saved) throws IOException {
        new GoldenFile(saved.file()).require(saved.statistics().toBytes());
    }

    @ParameterizedTest
    @EnumSource
    void todaysCodeGivesTheResultBeside(Saved saved) throws IOException {
        new GoldenFile(json(saved.file()))
                .require(Results.json(saved.statistics()).getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void filesOfAnyReleaseAreReadAndGoOn(Path file) throws IOException {
        assumeThat(GoldenFile.isUpdate()).as("files are being written").isFalse();
        Statistics statistics = Statistics.ofBytes(Files.readAllBytes(file));
        assertThat(Results.json(statistics)).isEqualTo(Files.readString(json(file)));
        statistics.merge(Statistics.ofBytes(Files.readAllBytes(file)));
        assertThat(statistics.rows()).isEqualTo(2 * ROWS);
    }

    private static Path json(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(SUFFIX, ".json"));
    }
}
