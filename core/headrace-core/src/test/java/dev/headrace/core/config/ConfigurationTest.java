package dev.headrace.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
    enum Mode {
        FAST,
        VERY_CAREFUL
    }

    record Everything(
            @Config(value = "text", description = "Text") String text,
            @Config(value = "whole", description = "Whole") int whole,
            @Config(value = "long", description = "Long") long longer,

            @Config(value = "number", description = "Number")
            double number,

            @Config(value = "flag", description = "Flag") boolean flag,

            @Config(value = "duration", description = "Duration")
            Duration duration,

            @Config(value = "path", description = "Path") Path path,
            @Config(value = "uri", description = "URI") URI uri,
            @Config(value = "mode", description = "Mode") Mode mode,

            @Config(value = "secret", description = "Secret")
            Secret secret,

            @Config(value = "files", description = "Files") InputFiles files,
            @Config(value = "texts", description = "Texts") List<String> texts,

            @Config(value = "wholes", description = "Wholes")
            List<Integer> wholes,

            @Config(value = "modes", description = "Modes") List<Mode> modes,

            @Config(value = "secrets", description = "Secrets")
            List<Secret> secrets,

            @Config(value = "maybe-long", description = "Maybe")
            Optional<Long> maybeLong,

            @Config(value = "maybe-files", description = "Maybe")
            Optional<InputFiles> maybeFiles,

            @Config(value = "maybe-secret", description = "Maybe")
            Optional<Secret> maybeSecret,

            @Config(value = "maybe-texts", description = "Maybe")
            Optional<List<String>> maybeTexts) {}

    record Defaults(
            @Config(value = "text", defaultValue = "word", description = "Text")
            String text,

            @Config(value = "empty", defaultValue = "", description = "Empty")
            String empty,

            @Config(value = "whole", defaultValue = "7", description = "Whole")
            int whole,

            @Config(value = "duration", defaultValue = "90s", description = "Duration")
            Duration duration,

            @Config(value = "mode", defaultValue = "very-careful", description = "Mode")
            Mode mode,

            @Config(value = "texts", defaultValue = "a, b,c", description = "Texts")
            List<String> texts,

            @Config(value = "none", defaultValue = "", description = "None")
            List<String> none,

            @Config(value = "numbers", defaultValue = "0.5,2", description = "Numbers")
            List<Double> numbers,

            @Config(value = "absent", description = "Absent")
            Optional<String> absent,

            @Config(value = "present", defaultValue = "x", description = "Present")
            Optional<String> present) {}

    @DefunctConfig({"minimum-size", "old"})
    record Checked(
            @Config(value = "significance", defaultValue = "0.01", description = "Chance of a false alarm")
            double significance,

            @Config(value = "minimum-samples", description = "Fewer is inconclusive")
            int minimumSamples) {
        Checked {
            if (!(significance > 0 && significance < 1)) {
                throw new IllegalArgumentException("significance must be between 0 and 1: " + significance);
            }
        }
    }

    record WithSecret(
            @Config(value = "password", description = "Password")
            Secret password,

            @Config(value = "port", description = "Port") int port) {
        WithSecret {
            if (port == 0) {
                throw new IllegalStateException("a mistake in the record");
            }
        }
    }

    private final Configuration configuration = new Configuration(name -> "PASSWORD".equals(name) ? "swordfish" : null);

    private static Map<String, Object> everything() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", " spaces stay ");
        values.put("whole", -3L);
        values.put("long", Long.MIN_VALUE);
        values.put("number", 0.1);
        values.put("flag", true);
        values.put("duration", "PT1H30M");
        values.put("path", "some/where");
        values.put("uri", "https://example.org/a?b=c");
        values.put("mode", "very-careful");
        values.put("secret", "env:PASSWORD");
        values.put("files", List.of("a.csv", "b, c.csv"));
        values.put("texts", List.of("a", "b,c"));
        values.put("wholes", List.of(1L, 2L));
        values.put("modes", "fast,very-careful");
        values.put("secrets", "env:PASSWORD,open-sesame");
        values.put("maybe-long", 5L);
        values.put("maybe-files", "data");
        values.put("maybe-secret", "hush");
        values.put("maybe-texts", List.of("x", "y"));
        return values;
    }

    @Test
    void everyTypeIsBoundFromTypedValues() {
        assertThat(configuration.bind("node 'n'", Everything.class, everything()))
                .isEqualTo(new Everything(
                        " spaces stay ",
                        -3,
                        Long.MIN_VALUE,
                        0.1,
                        true,
                        Duration.ofMinutes(90),
                        Path.of("some/where"),
                        URI.create("https://example.org/a?b=c"),
                        Mode.VERY_CAREFUL,
                        new Secret("swordfish"),
                        new InputFiles(List.of("a.csv", "b, c.csv")),
                        List.of("a", "b,c"),
                        List.of(1, 2),
                        List.of(Mode.FAST, Mode.VERY_CAREFUL),
                        List.of(new Secret("swordfish"), new Secret("open-sesame")),
                        Optional.of(5L),
                        Optional.of(InputFiles.of("data")),
                        Optional.of(new Secret("hush")),
                        Optional.of(List.of("x", "y"))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheGivenValuesDoesNotMatter(long seed) {
        List<Map.Entry<String, Object>> entries = new ArrayList<>(everything().entrySet());
        Collections.shuffle(entries, new Random(seed));
        Map<String, Object> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));

        assertThat(configuration.bind("n", Everything.class, shuffled))
                .isEqualTo(configuration.bind("n", Everything.class, everything()));
    }

    @Test
    void absentKeysTakeTheirDefaults() {
        assertThat(configuration.bind("node 'n'", Defaults.class, Map.of()))
                .isEqualTo(new Defaults(
                        "word",
                        "",
                        7,
                        Duration.ofSeconds(90),
                        Mode.VERY_CAREFUL,
                        List.of("a", "b", "c"),
                        List.of(),
                        List.of(0.5, 2.0),
                        Optional.empty(),
                        Optional.of("x")));
    }

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "90s, PT1M30S",
        "15m, PT15M",
        "2h, PT2H",
        "3d, PT72H",
        "PT1H30M, PT1H30M",
        "P1D, PT24H",
        "' 5s ', PT5S"
    })
    void durationsAreShortOrIso(String text, Duration expected) {
        assertThat(configuration
                        .bind("n", Defaults.class, Map.of("duration", text))
                        .duration())
                .isEqualTo(expected);
    }

    static List<List<String>> wrongValues() {
        return List.of(
                List.of("whole", "high", "whole is 'high', not a valid whole number from -2147483648 to 2147483647"),
                List.of("whole", "2147483648", "whole is '2147483648', not a valid whole number from"),
                List.of("whole", "1.0", "whole is '1.0', not a valid whole number"),
                List.of("whole", "", "whole is '', not a valid whole number"),
                List.of("long", "9223372036854775808", "long is '9223372036854775808', not a valid whole number"),
                List.of("number", "much", "number is 'much', not a valid number"),
                List.of("flag", "yes", "flag is 'yes', not a valid true or false"),
                List.of("flag", "TRUE", "flag is 'TRUE', not a valid true or false"),
                List.of("duration", "5", "duration is '5', not a valid duration (for example 250ms, 90s"),
                List.of("duration", "5 minutes", "duration is '5 minutes', not a valid duration"),
                List.of("duration", "106751991167301d", "duration is '106751991167301d', not a valid duration"),
                List.of("duration", "99999999999999999999s", "not a valid duration"),
                List.of("path", "nul\0", "not a valid path"),
                List.of("uri", "a b", "uri is 'a b', not a valid URI"),
                List.of("mode", "fats", "mode is 'fats'; did you mean 'fast'?"),
                List.of("mode", "FAST", "mode is 'FAST'; known: fast, very-careful"),
                List.of("secret", "env:NOWHERE", "secret reads the environment variable NOWHERE, which is not set"),
                List.of("files", "", "files is '', not a valid name of files"),
                List.of("wholes", "1,two", "wholes is 'two', not a valid whole number"),
                List.of("maybe-long", "many", "maybe-long is 'many', not a valid whole number"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aWrongValueIsAProblemThatShowsIt(List<String> wrong) {
        Map<String, Object> values = everything();
        values.put(wrong.get(0), wrong.get(1));

        assertThat(problems(Everything.class, values))
                .singleElement()
                .asString()
                .contains(wrong.get(2));
    }

    @Test
    void aListWhereOneValueIsExpectedIsAProblem() {
        Map<String, Object> values = everything();
        values.put("whole", List.of(1L));
        values.put("secret", List.of("hidden"));

        assertThat(problems(Everything.class, values))
                .containsExactly(
                        "whole is a list, and one whole number was expected",
                        "secret is a list, and one secret was expected");
    }

    @Test
    void allProblemsAreInOneMessage() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> configuration.bind(
                        "node 'drift'",
                        Checked.class,
                        new LinkedHashMap<>(Map.of("significance", "high", "minimum-sample", 3L))))
                .withMessage("node 'drift': minimum-sample is not a known key; did you mean 'minimum-samples'?; "
                        + "significance is 'high', not a valid number; "
                        + "minimum-samples is required (Fewer is inconclusive)")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_CONFIGURATION));
    }

    @Test
    void anUnknownKeyThatIsNotNearListsTheKnownOnes() {
        assertThat(problems(Checked.class, Map.of("minimum-samples", 3L, "colour", "red")))
                .containsExactly("colour is not a known key; known: minimum-samples, significance");
    }

    @Test
    void aRemovedKeySaysSo() {
        assertThat(problems(Checked.class, Map.of("minimum-samples", 3L, "minimum-size", 3L)))
                .containsExactly("minimum-size was removed and does nothing now");
        assertThat(Configuration.defunct(Checked.class)).containsExactly("minimum-size", "old");
        assertThat(Configuration.defunct(Defaults.class)).isEmpty();
    }

    @Test
    void whatTheRecordRefusesIsAProblem() {
        assertThat(problems(Checked.class, Map.of("minimum-samples", 3L, "significance", 1.5)))
                .containsExactly("significance must be between 0 and 1: 1.5");
    }

    @Test
    void aMistakeInTheRecordItselfIsNotAProblemOfTheUser() {
        assertThatIllegalStateException()
                .isThrownBy(() -> configuration.bind(WithSecret.class, Map.of("password", "hush", "port", 0L)))
                .withMessageContaining("WithSecret failed on [(redacted), 0]")
                .havingCause()
                .withMessage("a mistake in the record");
    }

    record Unannotated(String text) {}

    record Twice(
            @Config(value = "a", description = "A") String one,
            @Config(value = "a", description = "A") String two) {}

    record CamelKey(
            @Config(value = "minimumSamples", description = "A")
            int samples) {}

    record Unsupported(
            @Config(value = "a", defaultValue = "", description = "A")
            Map<String, String> map) {}

    record Float32(
            @Config(value = "a", defaultValue = "1", description = "A")
            float number) {}

    record FilesInAList(
            @Config(value = "a", description = "A") List<InputFiles> files) {}

    record ListOfLists(
            @Config(value = "a", description = "A") List<List<String>> lists) {}

    record Wildcard(@Config(value = "a", description = "A") List<? extends CharSequence> texts) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                Unannotated.class,
                Twice.class,
                CamelKey.class,
                Unsupported.class,
                Float32.class,
                FilesInAList.class,
                ListOfLists.class,
                Wildcard.class
            })
    void aMalformedRecordIsAProgrammingMistake(Class<? extends Record> type) {
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.describe(type));
        assertThatIllegalArgumentException().isThrownBy(() -> configuration.bind(type, Map.of()));
    }

    @Test
    void secretsNeverAppear() {
        Everything bound = configuration.bind("n", Everything.class, everything());
        Map<String, Object> wrong = everything();
        wrong.put("whole", "x");

        assertThat(bound.secret().value()).isEqualTo("swordfish");
        assertThat(List.of(
                        bound.toString(),
                        Configuration.canonical(bound).toString(),
                        problems(Everything.class, wrong).toString()))
                .noneMatch(text -> text.contains("swordfish") || text.contains("open-sesame") || text.contains("hush"));
        assertThat(Configuration.canonical(bound))
                .containsEntry("secret", "(redacted)")
                .containsEntry("secrets", "(redacted),(redacted)")
                .containsEntry("maybe-secret", "(redacted)");
    }

    @Test
    void theCanonicalFormIsSortedAndLeavesOutFilesAndWhatIsAbsent() {
        Map<String, Object> values = everything();
        values.remove("maybe-long");
        Map<String, String> canonical = Configuration.canonical(configuration.bind("n", Everything.class, values));

        assertThat(canonical.keySet())
                .containsExactly(
                        "duration",
                        "flag",
                        "long",
                        "maybe-secret",
                        "maybe-texts",
                        "mode",
                        "modes",
                        "number",
                        "path",
                        "secret",
                        "secrets",
                        "text",
                        "texts",
                        "uri",
                        "whole",
                        "wholes");
        assertThat(canonical)
                .containsEntry("duration", "PT1H30M")
                .containsEntry("mode", "very-careful")
                .containsEntry("modes", "fast,very-careful")
                .containsEntry("texts", "a,b\\,c")
                .containsEntry("wholes", "1,2")
                .containsEntry("text", " spaces stay ");
    }

    @Test
    void differentListsHaveDifferentCanonicalForms() {
        List<List<String>> lists = List.of(
                List.of(),
                List.of(""),
                List.of("", ""),
                List.of("a", "b"),
                List.of("a,b"),
                List.of("a\\", "b"),
                List.of("a\\,b"),
                List.of("\\e"),
                List.of("e"));

        assertThat(lists.stream()
                        .map(list -> Configuration.canonical(
                                        configuration.bind("n", Defaults.class, Map.of("texts", list)))
                                .get("texts")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theInputFilesOfARecordAreFoundByKey() {
        Everything bound = configuration.bind("n", Everything.class, everything());

        assertThat(Configuration.inputFiles(bound))
                .containsExactly(
                        Map.entry("files", new InputFiles(List.of("a.csv", "b, c.csv"))),
                        Map.entry("maybe-files", InputFiles.of("data")));
        assertThat(Configuration.inputFiles(configuration.bind("n", Defaults.class, Map.of())))
                .isEmpty();
    }

    @Test
    void inputFilesGivenAsTextAreSeparatedByCommasOutsideBraces() {
        Map<String, Object> values = everything();
        values.put("files", "a.csv, data/{train,eval}.csv,b.csv");

        assertThat(configuration.bind("n", Everything.class, values).files().patterns())
                .containsExactly("a.csv", "data/{train,eval}.csv", "b.csv");
    }

    @Test
    void aRecordIsDescribedInItsOrder() {
        assertThat(Configuration.describe(Checked.class))
                .containsExactly(
                        new Property("significance", "number", "0.01", false, "Chance of a false alarm"),
                        new Property("minimum-samples", "whole number", null, true, "Fewer is inconclusive"));
        assertThat(Configuration.describe(Everything.class))
                .extracting(Property::type)
                .containsExactly(
                        "text",
                        "whole number",
                        "whole number",
                        "number",
                        "true or false",
                        "duration",
                        "path",
                        "URI",
                        "one of fast, very-careful",
                        "secret",
                        "input files",
                        "list of text",
                        "list of whole number",
                        "list of one of fast, very-careful",
                        "list of secret",
                        "whole number",
                        "input files",
                        "secret",
                        "list of text");
        assertThat(Configuration.describe(Defaults.class))
                .allSatisfy(property -> assertThat(property.required()).isFalse());
    }

    @Test
    void aBinderOfTheProcessReadsItsEnvironment() {
        Map<String, Object> values = Map.of("password", "env:PATH", "port", 1L);

        assertThat(Configuration.ofProcess()
                        .bind("n", WithSecret.class, values)
                        .password()
                        .value())
                .isEqualTo(System.getenv("PATH"));
    }

    private List<String> problems(Class<? extends Record> type, Map<String, ?> values) {
        return switch (configuration.bind(type, values)) {
            case Binding.Bound<?>(Record bound) -> throw new AssertionError("bound: " + bound);
            case Binding.Invalid<?>(List<String> problems) -> problems;
        };
    }
}
