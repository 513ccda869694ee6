package dev.headrace.statistics.oracle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Declarations;
import dev.headrace.statistics.Declarations.Empty;
import dev.headrace.statistics.Declarations.Language;
import dev.headrace.statistics.Declarations.Language.Casing;
import dev.headrace.statistics.Declarations.Sparse;
import dev.headrace.statistics.Declarations.Weighted;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.statistics.internal.semantic.LanguageAccumulator;
import dev.headrace.statistics.internal.semantic.LanguageSettings;
import dev.headrace.statistics.internal.semantic.TextFolding;
import dev.headrace.statistics.oracle.Cell.Group;
import dev.headrace.statistics.oracle.Cell.Many;
import dev.headrace.statistics.oracle.Cell.Member;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.EmptyValues;
import dev.headrace.validation.PairedStatistics;
import dev.headrace.validation.PairedStatistics.Companion;
import dev.headrace.validation.ValidationErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What columns of every type were declared to be, against simple computations over the cells.
class DeclaredTest {
    private static final List<String> EMPTY = List.of("", "0", "-1", "[]", "NaN", "1970-01-01", "0.5");
    private static final Set<String> VOCABULARY = Set.of("ab", "sixteen", "a", "zero", "2026");
    private static final List<String> TEXTS =
            List.of("Utf8", "LargeUtf8", "Utf8View", "Binary", "encoded Utf8", "encoded BinaryView", "group");
    private static final List<String> LISTS = List.of("large list", "list view");
    private static final List<String> OTHERS = List.of(
            "list",
            "large list view",
            "fixed list",
            "list of struct",
            "struct of list",
            "encoded Int(64, true)",
            "flag",
            "weight");
    private static final StatisticsOptions OPTIONS = StatisticsOptions.DEFAULT
            .withSlices(List.of(Slicing.by("group"), Slicing.by("flag")))
            .withWeight("weight")
            .withDeclared(new Declarations(
                    Stream.concat(TEXTS.stream(), LISTS.stream())
                            .map(name -> Language.of(name)
                                    .withVocabulary(List.copyOf(VOCABULARY), Casing.FOLDED)
                                    .withTracked(List.of("AB")))
                            .toList(),
                    List.of(new Sparse("s", List.of("list", "large list view"), "large list")),
                    List.of(
                            new Weighted("w", "fixed list", "weight"),
                            new Weighted("e", "list of struct", "encoded Int(64, true)")),
                    List.of(Empty.everywhere(EMPTY.toArray(String[]::new)))));

    @ParameterizedTest
    @CsvSource({"41, 250", "42, 1", "43, 0"})
    void everyTypeAndSliceEqualsASimpleComputation(long seed, int rows) {
        Table table = TableMaker.everyType(seed, rows);
        Statistics statistics = SplitsTest.fold(table, OPTIONS, Math.max(1, rows / 3));
        int found = 0;
        for (DatasetStatistics result : statistics.results("all")) {
            Table part = table.rows(rows(table, result.slice()));
            assertThat(part.rows()).isEqualTo((int) result.rows());
            Map<String, EmptyValues> expected = new TreeMap<>();
            part.columns().forEach(column -> empty(column.field(), List.of(), column.cells(), List.of(), expected));
            for (ColumnStatistics column : result.columns()) {
                assertThat(column.emptyValues())
                        .as(result.slice() + " " + column.name())
                        .isEqualTo(expected.get(column.name()));
                found += column.emptyValues() == null
                        ? 0
                        : (int) column.emptyValues().total();
                boolean isLanguage = TEXTS.contains(column.name()) || LISTS.contains(column.name());
                assertThat(column.language() != null).as(column.name()).isEqualTo(isLanguage);
            }
            for (String name : TEXTS) {
                LanguageAccumulator language = language();
                for (Object cell : part.column(name).cells()) {
                    if (cell instanceof byte[] bytes) {
                        language.add(bytes, 0, bytes.length);
                    }
                }
                assertThat(result.column(name).language()).as(name).isEqualTo(language.result());
            }
            for (String name : LISTS) {
                long tokens = part.column(name).cells().stream()
                        .filter(Objects::nonNull)
                        .flatMap(list -> ((Many) list).elements().stream())
                        .filter(Objects::nonNull)
                        .count();
                assertThat(requireNonNull(result.column(name).language()).tokens())
                        .isEqualTo(tokens);
            }
            assertThat(result.paired())
                    .containsExactly(
                            paired(part, "e", "list of struct", "encoded Int(64, true)"),
                            paired(part, "s", "large list", "list", "large list view"),
                            paired(part, "w", "fixed list", "weight"));
        }
        assertThat(found > 100).isEqualTo(rows > 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBatchesAndAnyTreeOfMergesGiveTheSameBytes(long seed) {
        Table table = TableMaker.everyType(44, 300)
                .columns(Stream.of(TEXTS, LISTS, OTHERS).flatMap(List::stream).toList());
        Random random = new Random(seed);
        Statistics whole = SplitsTest.fold(table, OPTIONS, 300);
        assertThat(SplitsTest.fold(table, OPTIONS, random.nextInt(1, 150)).toBytes())
                .isEqualTo(whole.toBytes());
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < 300; row++) {
            order.add(row);
        }
        Collections.shuffle(order, random);
        List<Statistics> parts = new ArrayList<>(List.of(new Statistics(table.schema(), OPTIONS)));
        for (int from = 0; from < 300; from += 75) {
            parts.add(SplitsTest.fold(table.rows(order.subList(from, from + 75)), OPTIONS, random.nextInt(1, 90)));
        }
        while (parts.size() > 1) {
            Statistics into = parts.remove(random.nextInt(parts.size()));
            Statistics other = parts.remove(random.nextInt(parts.size()));
            into.merge(random.nextBoolean() ? Statistics.ofBytes(other.toBytes()) : other);
            parts.add(into);
        }
        assertThat(parts.getFirst().toBytes()).isEqualTo(whole.toBytes());
        assertThat(parts.getFirst().results("all")).isEqualTo(whole.results("all"));
        assertThat(Statistics.ofBytes(whole.toBytes()).results("all")).isEqualTo(whole.results("all"));
    }

    @Test
    void columnsHaveTheEmptyValuesThatWereDeclaredOfThem() {
        Table table = TableMaker.everyType(45, 400).columns(List.of("Utf8", "struct", "list", "LargeUtf8"));
        Declarations declared = Declarations.NONE.withEmpty(
                List.of(new Empty(List.of("Utf8", "struct"), List.of("")), new Empty(List.of("Utf8"), List.of("ab"))));
        DatasetStatistics found = SplitsTest.fold(table, StatisticsOptions.DEFAULT.withDeclared(declared), 400)
                .result();
        assertThat(found.columns().stream()
                        .filter(column -> column.emptyValues() != null)
                        .map(ColumnStatistics::name))
                .containsExactly("Utf8", "struct.item", "struct.text");
        assertThat(requireNonNull(found.column("Utf8").emptyValues()).found())
                .extracting(ValueCount::value)
                .containsExactlyInAnyOrder("", "ab");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Table table = TableMaker.everyType(46, 1);
        Declarations declared = new Declarations(
                List.of(Language.of("Bool"), Language.of("Utf9"), Language.of("list"), Language.of("list of null")),
                List.of(new Sparse("s", List.of("Utf8", "nowhere"), "union")),
                List.of(new Weighted("w", "struct", "flag")),
                List.of(new Empty(List.of("gruop"), List.of(""))));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new Statistics(table.schema(), StatisticsOptions.DEFAULT.withDeclared(declared)))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH))
                .withMessageContainingAll(
                        "column 'Bool' is declared as a language and has the type Bool, and texts or lists of texts",
                        "no column 'Utf9'",
                        "'Utf8'",
                        "column 'list' is declared as a language",
                        "column 'list of null' is declared as a language",
                        "column 'Utf8' is declared as an index of the sparse feature 's'",
                        "no column 'nowhere'",
                        "column 'union' is declared as the value of the sparse feature 's'",
                        "column 'flag' is declared as the weight of the weighted feature 'w'",
                        "no column 'gruop'",
                        "'group'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Declarations.NONE.withLanguages(List.of(Language.of("a"), Language.of("a"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Declarations(
                        List.of(),
                        List.of(new Sparse("x", List.of("a"), "b")),
                        List.of(new Weighted("x", "a", "b")),
                        List.of()))
                .withMessageContaining("'x'");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sparse("x", List.of(), "b"));
        assertThatIllegalArgumentException().isThrownBy(Empty::everywhere);
    }

    @Test
    void theOrderOfDeclarationsIsOfNoMatter() {
        Declarations one = new Declarations(
                List.of(Language.of("a"), Language.of("b").withVocabulary(List.of("x", "y"), Casing.KEPT)),
                List.of(),
                List.of(new Weighted("v", "a", "b"), new Weighted("w", "a", "b")),
                List.of(Empty.everywhere("1", "0")));
        Declarations other = new Declarations(
                List.of(Language.of("b").withVocabulary(List.of("y", "x", "y"), Casing.KEPT), Language.of("a")),
                List.of(),
                List.of(new Weighted("w", "a", "b"), new Weighted("v", "a", "b")),
                List.of(Empty.everywhere("0", "1")));
        assertThat(one).isEqualTo(other);
    }

    private static LanguageAccumulator language() {
        return new LanguageAccumulator(
                new LanguageSettings(VOCABULARY, TextFolding.CASE, Set.of("AB"), Set.of(), Set.of(), Set.of()));
    }

    private static List<Integer> rows(Table table, String slice) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            Object group = table.column("group").cells().get(row);
            String ofGroup = group == null ? "-" : "group_" + new String((byte[]) group, StandardCharsets.UTF_8);
            String ofFlag = "flag_" + table.column("flag").cells().get(row);
            if (slice.isEmpty() || slice.equals(ofGroup) || slice.equals(ofFlag)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// Rows where all are missing are left out, a missing cell has no values, and one that is no list has one.
    private static PairedStatistics paired(Table table, String name, String value, String... companions) {
        ToIntFunction<@Nullable Object> length = cell ->
                cell == null ? 0 : cell instanceof Many list ? list.elements().size() : 1;
        List<Companion> found = new ArrayList<>();
        List<Integer> there = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int index = row;
            if (Stream.concat(Stream.of(value), Stream.of(companions))
                    .anyMatch(column -> table.column(column).cells().get(index) != null)) {
                there.add(row);
            }
        }
        Table left = table.rows(there);
        List<@Nullable Object> values = left.column(value).cells();
        for (String companion : companions) {
            List<@Nullable Object> cells = left.column(companion).cells();
            List<Long> differences = new ArrayList<>();
            for (int row = 0; row < left.rows(); row++) {
                differences.add((long) length.applyAsInt(cells.get(row)) - length.applyAsInt(values.get(row)));
            }
            found.add(new Companion(
                    companion,
                    cells.stream().filter(Objects::isNull).count(),
                    differences.stream().min(Comparator.naturalOrder()).orElse(0L),
                    differences.stream().max(Comparator.naturalOrder()).orElse(0L)));
        }
        return new PairedStatistics(
                name,
                value,
                left.rows(),
                values.stream().filter(Objects::isNull).count(),
                found);
    }

    /// @param above how often lists above, or nothing, were found by name; the empty text counts all
    private static void empty(
            Field field,
            List<String> path,
            List<@Nullable Object> cells,
            List<String> above,
            Map<String, EmptyValues> into) {
        List<String> own = path.isEmpty() ? List.of(field.getName()) : path;
        List<Object> present = cells.stream().filter(Objects::nonNull).toList();
        switch (field.getType()) {
            case ArrowType.List _,
                    ArrowType.LargeList _,
                    ArrowType.FixedSizeList _,
                    ArrowType.ListView _,
                    ArrowType.LargeListView _,
                    ArrowType.Map _ -> {
                List<String> names = new ArrayList<>(above);
                List<@Nullable Object> elements = new ArrayList<>();
                for (Object list : present) {
                    names.add(((Many) list).elements().isEmpty() ? "[]" : "other");
                    elements.addAll(((Many) list).elements());
                }
                Field element = field.getChildren().getFirst();
                if (element.getType() instanceof ArrowType.Struct) {
                    into.put(BruteForce.name(own), counted(names));
                }
                empty(element, own, elements, names, into);
            }
            case ArrowType.Struct _ ->
                fields(
                        field,
                        own,
                        i -> present.stream()
                                .map(group -> ((Group) group).fields().get(i))
                                .toList(),
                        into);
            case ArrowType.Union _ ->
                fields(
                        field,
                        own,
                        i -> present.stream()
                                .map(Member.class::cast)
                                .filter(member -> member.index() == i)
                                .map(Member::value)
                                .toList(),
                        into);
            default -> {
                List<String> names = new ArrayList<>(above);
                present.forEach(cell -> names.add(name(field.getType(), cell)));
                into.put(BruteForce.name(own), counted(names));
            }
        }
    }

    private static void fields(
            Field field,
            List<String> path,
            Function<Integer, List<@Nullable Object>> cells,
            Map<String, EmptyValues> into) {
        for (int i = 0; i < field.getChildren().size(); i++) {
            List<String> longer = new ArrayList<>(path);
            longer.add(field.getChildren().get(i).getName());
            empty(field.getChildren().get(i), longer, cells.apply(i), List.of(), into);
        }
    }

    private static EmptyValues counted(List<String> names) {
        List<ValueCount> found = new ArrayList<>();
        for (String name : EMPTY) {
            long count = names.stream().filter(name::equals).count();
            if (count > 0) {
                found.add(new ValueCount(name, count));
            }
        }
        found.sort(Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value));
        return new EmptyValues(names.size(), found);
    }

    /// Which of the empty values a cell is, if it is one.
    private static String name(ArrowType type, Object cell) {
        return switch (type) {
            case ArrowType.Utf8 _,
                    ArrowType.LargeUtf8 _,
                    ArrowType.Utf8View _,
                    ArrowType.Binary _,
                    ArrowType.LargeBinary _,
                    ArrowType.BinaryView _ -> new String((byte[]) cell, StandardCharsets.UTF_8);
            case ArrowType.Int _ -> cell.toString();
            case ArrowType.Decimal decimal -> number(new BigDecimal((BigInteger) cell, decimal.getScale()));
            case ArrowType.FloatingPoint _ ->
                Double.isFinite((Double) cell) ? number(new BigDecimal((Double) cell)) : cell.toString();
            case ArrowType.Date date
            when date.getUnit() == DateUnit.DAY -> cell.equals(BigInteger.ZERO) ? "1970-01-01" : "other";
            default -> "other";
        };
    }

    private static String number(BigDecimal number) {
        for (String value : List.of("0", "-1", "0.5")) {
            if (number.compareTo(new BigDecimal(value)) == 0) {
                return value;
            }
        }
        return "other";
    }
}
