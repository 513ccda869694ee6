package dev.headrace.statistics.internal.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.testkit.AccumulatorConformanceTest;
import dev.headrace.validation.LanguageStatistics;
import dev.headrace.validation.LanguageStatistics.TokenStatistics;
import dev.headrace.validation.NumericStatistics.Bucket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageAccumulatorTest extends AccumulatorConformanceTest<LanguageAccumulator, LanguageStatistics> {
    private static final LanguageSettings SETTINGS = new LanguageSettings(
            Set.of("the", "water", "turns", "M\u00dcHLE", "\u0939\u093f\u0928\u094d\u0926\u0940"),
            TextFolding.CASE,
            Set.of("Water", "wheel", "never"),
            Set.of("unk"),
            Set.of("pad"),
            Set.of("pad", "cls"));
    private static final List<String> WORDS = List.of(
            "the",
            "The",
            "water",
            "WATER",
            "turns",
            "wheel",
            "m\u00fchle",
            "\u0939\u093f\u0928\u094d\u0926\u0940",
            "unk",
            "pad",
            "cls",
            "x1",
            "42",
            "\ud835\udc00",
            "\u4e2d\u6587");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{M}]*");

    @Override
    protected LanguageAccumulator newAccumulator() {
        return new LanguageAccumulator(SETTINGS);
    }

    @Override
    protected FieldVector newColumn(BufferAllocator allocator, RandomGenerator random, int rows) {
        return vector(allocator, texts(random, rows));
    }

    @Test
    void theStatisticsOfASmallColumn() {
        LanguageSettings settings = new LanguageSettings(
                Set.of("the", "mill", "turns"), TextFolding.CASE, Set.of("the"), Set.of(), Set.of(), Set.of());
        LanguageStatistics statistics = of(settings, "The mill, the wheel.", "It turns", "...", "");
        assertThat(statistics.sequences()).isEqualTo(4);
        assertThat(statistics.empty()).isEqualTo(2);
        assertThat(statistics.tokens()).isEqualTo(6);
        assertThat(statistics.coverage()).isEqualTo(4 / 6.0);
        assertThat(statistics.averageTokenLength()).isEqualTo((3 + 4 + 3 + 5) / 4.0);
        assertThat(statistics.tokenLengths())
                .containsExactly(new Bucket(3, 3, 2), new Bucket(4, 4, 1), new Bucket(5, 5, 1));
        assertThat(statistics.minimumSequenceLength()).isZero();
        assertThat(statistics.maximumSequenceLength()).isEqualTo(4);
        assertThat(statistics.averageSequenceLength()).isEqualTo(1.5);
        assertThat(statistics.sequenceLengths())
                .containsExactly(new Bucket(0, 0, 2), new Bucket(2, 2, 1), new Bucket(4, 4, 1));
        assertThat(statistics.tokenStatistics())
                .containsExactly(
                        new TokenStatistics("the", 2, 0.25, 0, 2, 2, List.of(1L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L)));
        assertThat(statistics.examples()).containsExactlyInAnyOrder("The mill, the wheel.", "It turns");
    }

    @Test
    void withoutAVocabularyThereIsNoCoverageAndAllTokensAreMeasured() {
        LanguageStatistics statistics = of(LanguageSettings.NONE, "one three");
        assertThat(statistics.coverage()).isNaN();
        assertThat(statistics.averageTokenLength()).isEqualTo(4);
        assertThat(of(LanguageSettings.NONE))
                .isEqualTo(new LanguageStatistics(
                        0, 0, 0, Double.NaN, Double.NaN, List.of(), 0, 0, Double.NaN, List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "don't|don,t",
                "e-mail: a_b@c.de|e,mail,a,b,c,de",
                "x1 42 3.14|x1,42,3,14",
                "stra\u00dfe\u2014M\u00dcHLE|stra\u00dfe,M\u00dcHLE",
                "\u0939\u093f\u0928\u094d\u0926\u0940 \u092e\u0947\u0902|\u0939\u093f\u0928\u094d\u0926\u0940,\u092e\u0947\u0902",
                "cafe\u0301 \u0301x|cafe\u0301,x",
                "\u4e2d\u6587\uff0c\u65e5\u672c|\u4e2d\u6587,\u65e5\u672c",
                "\u0661\u0662 \ud835\udc00b|\u0661\u0662,\ud835\udc00b",
            })
    void tokensAreRunsOfLettersAndDigits(String text, String tokens) {
        Set<String> expected = Set.of(tokens.split(","));
        LanguageStatistics statistics =
                of(new LanguageSettings(expected, TextFolding.NONE, expected, Set.of(), Set.of(), Set.of()), text);
        assertThat(statistics.coverage()).isEqualTo(1);
        assertThat(statistics.tokens()).isEqualTo(tokens.split(",").length);
        assertThat(statistics.tokenStatistics())
                .allSatisfy(token -> assertThat(token.count()).isPositive());
    }

    @Test
    void bytesThatAreNotUtf8SeparateTokens() {
        LanguageAccumulator accumulator = new LanguageAccumulator(LanguageSettings.NONE);
        byte[] bytes = {'a', 'b', (byte) 0xC3, 'c', (byte) 0xFF, (byte) 0xE4, (byte) 0xB8};
        accumulator.add(bytes, 0, bytes.length);
        assertThat(accumulator.result().tokens()).isEqualTo(2);
        assertThat(accumulator.result().averageTokenLength()).isEqualTo(1.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void statisticsAreThoseOfASimpleComputation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<@Nullable String> texts = texts(random, 500);
        LanguageStatistics statistics = fold(SETTINGS, texts);
        List<List<String>> sequences = texts.stream()
                .filter(text -> text != null)
                .map(text -> TOKEN.matcher(String.valueOf(text))
                        .results()
                        .map(MatchResult::group)
                        .map(LanguageAccumulatorTest::fold)
                        .toList())
                .toList();
        compare(statistics, sequences);
        assertThat(statistics.examples()).doesNotHaveDuplicates().hasSize(5).allMatch(texts::contains);
    }

    @Test
    void listsOfTokensGiveWhatTheirTextsGive() {
        SplittableRandom random = new SplittableRandom(11);
        List<List<String>> sequences = Stream.generate(
                        () -> Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                                .limit(random.nextInt(12))
                                .toList())
                .limit(300)
                .toList();
        LanguageStatistics ofTexts = fold(
                SETTINGS,
                sequences.stream().map(words -> String.join(" ", words)).toList());
        assertThat(ofLists(sequences)).isEqualTo(ofTexts);
    }

    @Test
    void elementsOfListsAreTokensWhateverTheyAre() {
        LanguageAccumulator accumulator = new LanguageAccumulator(new LanguageSettings(
                null, TextFolding.NONE, Set.of("[CLS]"), Set.of("[UNK]"), Set.of("[PAD]"), Set.of("[PAD]", "[CLS]")));
        foldLists(accumulator, List.of(List.of("[CLS]", "ice cream", "[UNK]", "[PAD]"), List.of(), List.of("[CLS]")));
        LanguageStatistics statistics = accumulator.result();
        assertThat(statistics.tokens()).isEqualTo(4);
        assertThat(statistics.coverage()).isEqualTo(0.75);
        assertThat(statistics.averageTokenLength()).isEqualTo((5 + 9 + 5) / 3.0);
        assertThat(statistics.maximumSequenceLength()).isEqualTo(2);
        assertThat(statistics.tokenStatistics())
                .containsExactly(new TokenStatistics(
                        "[CLS]", 2, 2 / 3.0, 1, 1, 1, List.of(2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)));
        assertThat(statistics.examples()).containsExactlyInAnyOrder("[CLS] ice cream [UNK] [PAD]", "[CLS]");
    }

    @Test
    void textsOfAllVectorsAreEqual() {
        List<@Nullable String> texts = texts(new SplittableRandom(3), 200);
        LanguageStatistics expected = fold(SETTINGS, texts);
        try (BufferAllocator allocator = new RootAllocator();
                LargeVarCharVector large = new LargeVarCharVector("c", allocator);
                ViewVarCharVector views = new ViewVarCharVector("c", allocator);
                NullVector nothing = new NullVector("c", 7)) {
            large.allocateNew();
            views.allocateNew();
            for (int row = 0; row < texts.size(); row++) {
                String text = texts.get(row);
                if (text != null) {
                    large.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
                    views.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
                }
            }
            large.setValueCount(texts.size());
            views.setValueCount(texts.size());
            for (FieldVector vector : List.of(large, views)) {
                LanguageAccumulator accumulator = newAccumulator();
                accumulator.fold(vector, 0, texts.size());
                accumulator.fold(nothing, 0, 7);
                assertThat(accumulator.result()).isEqualTo(expected);
            }
        }
    }

    @Test
    void chosenRowsGiveWhatTheirTextsGive() {
        List<@Nullable String> texts = texts(new SplittableRandom(4), 100);
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = vector(allocator, texts)) {
            LanguageAccumulator accumulator = newAccumulator();
            accumulator.fold(vector, Rows.chosen(new int[] {40, 7, 7, 99}, 3));
            assertThat(accumulator.result())
                    .isEqualTo(fold(SETTINGS, Arrays.asList(texts.get(7), texts.get(40), texts.get(7))));
        }
    }

    @Test
    void numbersAreRefused() {
        try (BufferAllocator allocator = new RootAllocator();
                BigIntVector numbers = new BigIntVector("price", allocator)) {
            assertThatThrownBy(() -> newAccumulator().fold(numbers, 0, 0))
                    .isInstanceOf(HeadraceException.class)
                    .hasMessageContaining("'price'");
        }
    }

    @Test
    void longTextsAndTokensTakeBoundedSpace() {
        LanguageAccumulator accumulator = newAccumulator();
        byte[] token = "\u00e4".repeat(2_000_000).getBytes(StandardCharsets.UTF_8);
        byte[] words = "a ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        accumulator.add(token, 0, token.length);
        accumulator.add(words, 0, words.length);
        LanguageStatistics statistics = accumulator.result();
        assertThat(statistics.maximumSequenceLength()).isEqualTo(1_000_000);
        assertThat(statistics.examples())
                .allSatisfy(example ->
                        assertThat(example.getBytes(StandardCharsets.UTF_8)).hasSize(1_024));
        StateOutput output = new StateOutput();
        accumulator.write(output);
        assertThat(output.toBytes().length).isLessThan(3_000);
    }

    @Test
    void theStateIsReadAsItWasWritten() {
        LanguageAccumulator accumulator = newAccumulator();
        assertThat(restored(accumulator).result()).isEqualTo(accumulator.result());
        List<@Nullable String> texts = texts(new SplittableRandom(9), 1_000);
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = vector(allocator, texts)) {
            accumulator.fold(vector, 0, 500);
            LanguageAccumulator restored = restored(accumulator);
            assertThat(bytes(restored)).isEqualTo(bytes(accumulator));
            restored.fold(vector, 500, 1_000);
            accumulator.fold(vector, 500, 1_000);
            assertThat(restored.result()).isEqualTo(accumulator.result());
            assertThat(bytes(restored)).isEqualTo(bytes(accumulator));
        }
    }

    @Test
    void damagedStatesAreRefused() {
        LanguageAccumulator accumulator = newAccumulator();
        accumulator.add("the water turns the wheel".getBytes(StandardCharsets.UTF_8), 0, 25);
        byte[] bytes = bytes(accumulator);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> LanguageAccumulator.read(new StateInput(cut), SETTINGS))
                    .isInstanceOf(HeadraceException.class);
        }
        assertThatThrownBy(() -> LanguageAccumulator.read(new StateInput(bytes), LanguageSettings.NONE))
                .isInstanceOf(HeadraceException.class);
    }

    @Test
    void otherSettingsCannotBeMerged() {
        assertThatThrownBy(() -> newAccumulator().merge(new LanguageAccumulator(LanguageSettings.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void compare(LanguageStatistics statistics, List<List<String>> sequences) {
        Set<String> vocabulary =
                Stream.of("the", "water", "turns", "m\u00fchle", WORDS.get(7)).collect(Collectors.toSet());
        List<String> covered = sequences.stream()
                .flatMap(List::stream)
                .filter(token -> !token.equals("pad"))
                .toList();
        List<String> known = covered.stream().filter(vocabulary::contains).toList();
        assertThat(statistics.tokens()).isEqualTo(covered.size());
        assertThat(statistics.coverage()).isEqualTo((double) known.size() / covered.size());
        Map<Long, Long> lengths = histogram(known, token -> (long) token.codePointCount(0, token.length()));
        assertThat(exact(statistics.tokenLengths())).isEqualTo(lengths);
        Map<Long, Long> sequenceLengths = histogram(
                sequences,
                words -> words.stream()
                        .filter(word -> !word.equals("pad") && !word.equals("cls"))
                        .count());
        assertThat(exact(statistics.sequenceLengths())).isEqualTo(sequenceLengths);
        double mean = sequenceLengths.entrySet().stream()
                        .mapToLong(entry -> entry.getKey() * entry.getValue())
                        .sum()
                / (double) sequences.size();
        assertThat(statistics.averageSequenceLength()).isCloseTo(mean, Offset.offset(1e-12));
        assertThat(statistics.tokenStatistics())
                .containsExactly(token("never", sequences), token("water", sequences), token("wheel", sequences));
    }

    private static TokenStatistics token(String name, List<List<String>> sequences) {
        List<Long> positions = new ArrayList<>(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        List<Long> frequencies = new ArrayList<>();
        for (List<String> sequence : sequences) {
            long frequency = 0;
            for (int i = 0; i < sequence.size(); i++) {
                if (sequence.get(i).equals(name)) {
                    int tenth = 10 * i / sequence.size();
                    positions.set(tenth, positions.get(tenth) + 1);
                    frequency++;
                }
            }
            if (!sequence.isEmpty()) {
                frequencies.add(frequency);
            }
        }
        long count = frequencies.stream().mapToLong(Long::longValue).sum();
        long having = frequencies.stream().filter(frequency -> frequency > 0).count();
        return new TokenStatistics(
                name,
                count,
                (double) having / sequences.size(),
                frequencies.stream().mapToLong(Long::longValue).min().orElse(0),
                having == 0 ? Double.NaN : (double) count / having,
                frequencies.stream().mapToLong(Long::longValue).max().orElse(0),
                positions);
    }

    private static <T> Map<Long, Long> histogram(List<T> values, Function<T, Long> length) {
        return values.stream().collect(Collectors.groupingBy(length, TreeMap::new, Collectors.counting()));
    }

    private static Map<Long, Long> exact(List<Bucket> buckets) {
        Map<Long, Long> counts = new TreeMap<>();
        buckets.forEach(bucket -> counts.put((long) bucket.low(), bucket.count()));
        return counts;
    }

    private static String fold(String token) {
        return token.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static List<@Nullable String> texts(RandomGenerator random, int rows) {
        List<@Nullable String> texts = new ArrayList<>();
        List<String> separators = List.of(" ", ", ", ".", "\u3001", "\u00a0", "-", "\t");
        for (int row = 0; row < rows; row++) {
            StringBuilder text = new StringBuilder();
            for (int words = random.nextInt(14); words > 0; words--) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
                text.append(separators.get(random.nextInt(separators.size())));
            }
            texts.add(random.nextInt(10) == 0 ? null : text.toString());
        }
        return texts;
    }

    private static FieldVector vector(BufferAllocator allocator, List<@Nullable String> texts) {
        VarCharVector vector = new VarCharVector("text", allocator);
        vector.allocateNew();
        for (int row = 0; row < texts.size(); row++) {
            String text = texts.get(row);
            if (text != null) {
                vector.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
            }
        }
        vector.setValueCount(texts.size());
        return vector;
    }

    private static LanguageStatistics of(LanguageSettings settings, String... texts) {
        return fold(settings, List.of(texts));
    }

    private static LanguageStatistics fold(LanguageSettings settings, List<? extends @Nullable String> texts) {
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = vector(allocator, new ArrayList<>(texts))) {
            LanguageAccumulator accumulator = new LanguageAccumulator(settings);
            accumulator.fold(vector, 0, texts.size());
            return accumulator.result();
        }
    }

    private static LanguageStatistics ofLists(List<List<String>> sequences) {
        LanguageAccumulator accumulator = new LanguageAccumulator(SETTINGS);
        foldLists(accumulator, sequences);
        return accumulator.result();
    }

    private static void foldLists(LanguageAccumulator accumulator, List<List<String>> sequences) {
        try (BufferAllocator allocator = new RootAllocator();
                ListVector lists = ListVector.empty("tokens", allocator)) {
            UnionListWriter writer = lists.getWriter();
            writer.allocate();
            for (List<String> sequence : sequences) {
                writer.startList();
                sequence.forEach(writer::writeVarChar);
                writer.endList();
            }
            writer.setValueCount(sequences.size());
            accumulator.fold(lists, 0, sequences.size());
        }
    }

    private static byte[] bytes(LanguageAccumulator accumulator) {
        StateOutput output = new StateOutput();
        accumulator.write(output);
        return output.toBytes();
    }

    private static LanguageAccumulator restored(LanguageAccumulator accumulator) {
        StateInput input = new StateInput(bytes(accumulator));
        LanguageAccumulator restored = LanguageAccumulator.read(input, SETTINGS);
        input.end();
        return restored;
    }
}
