package dev.headrace.tfmetadata.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The text format by its published grammar.
final class TextFormatTest {
    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("\"a\\142\\x63\\u00e9\\U0001F600\"", "abcé😀"),
                Arguments.of("\"\\ud83d\\ude00\"", "😀"),
                Arguments.of("'it''s'", "its"),
                Arguments.of("\"a\" 'b' # comment\n \"c\"", "abc"),
                Arguments.of("\"\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"\\?\"", "\u0007\b\f\n\r\t\u000b\\'\"?"),
                Arguments.of("\"\\0\\18\"", "\0\u00018"),
                Arguments.of("'\"'", "\""),
                Arguments.of("\"\"", ""),
                Arguments.of("\"Zürich # no comment\"", "Zürich # no comment"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void literalsAreReadAndWrittenBack(String literal, String value) {
        View schema = schema("default_environment: " + literal);

        assertThat(schema.texts("default_environment")).containsExactly(value);
        assertThat(again(schema.message()).texts("default_environment")).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1.5, -1.5",
        "- 2, -2",
        ".5, 0.5",
        "3., 3",
        "1e-3, 0.001",
        "1.5E+3f, 1500",
        "12F, 12",
        "inf, Infinity",
        "-Infinity, -Infinity",
        "NaN, NaN",
        "-nan, NaN",
        "18446744073709551615, 18446744073709551615",
        "4.9e-324, 4.9e-324",
        "1e400, Infinity",
        "-0.0, -0.0"
    })
    void realNumbersAreReadAndWrittenBack(String text, double value) {
        View read = new View(read("mean: " + text, "NumericStatistics"));

        assertThat(Double.compare(read.real("mean"), value)).isZero();
        assertThat(Double.compare(again(read.message()).real("mean"), value)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-9223372036854775808, -9223372036854775808",
        "0x7f, 127",
        "017, 15",
        "-0x10, -16",
        "9223372036854775807, 9223372036854775807"
    })
    void integersAreReadAndWrittenBack(String text, long value) {
        View read = new View(read("min: " + text, "ValueCount"));

        assertThat(read.integer("min")).isEqualTo(value);
        assertThat(read.has("min")).isTrue();
        assertThat(again(read.message()).integer("min")).isEqualTo(value);
    }

    @Test
    void messagesMayBeInEitherBracketsAndInLists() {
        View schema = schema("""
                feature { name: "a" type: INT value_count: < min: 1, max: 2; > }
                feature: [ { name: "b" type: 3 }, < name: 'c' type: BYTES > ]
                feature: []
                default_environment: ["x", 'y' "z"]
                represent_variable_length_as_ragged: t
                """);

        assertThat(schema.messages("feature"))
                .extracting(feature -> feature.text("name"))
                .containsExactly("a", "b", "c");
        assertThat(schema.messages("feature"))
                .extracting(feature -> feature.choice("type"))
                .containsExactly("INT", "FLOAT", "BYTES");
        assertThat(schema.messages("feature")
                        .getFirst()
                        .messageOrEmpty("value_count")
                        .integer("max"))
                .isEqualTo(2);
        assertThat(schema.texts("default_environment")).containsExactly("x", "yz");
        assertThat(schema.isTrue("represent_variable_length_as_ragged")).isTrue();
    }

    @Test
    void anAnyIsReadAndWrittenByTheFieldsWithin() {
        View read = new View(read(
                "any { [type.googleapis.com/tensorflow.metadata.v0.NaturalLanguageStatistics] { feature_coverage: 0.5 } }",
                "CustomStatistic"));
        View any = read.messageOrEmpty("any");

        assertThat(any.text("type_url"))
                .isEqualTo("type.googleapis.com/tensorflow.metadata.v0.NaturalLanguageStatistics");
        // Field 1 of 64 bits: 0.5 is 0x3FE0000000000000.
        assertThat(any.message().toByteString().toByteArray()).endsWith(9, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F);
        assertThat(text(read.message())).contains("feature_coverage: 0.5");
        assertThat(again(read.message()).message()).isEqualTo(read.message());
        String unknown = "any {\n  [type.googleapis.com/x.Y] { z: 1 }\n}\n";
        assertThat(text(read(unknown, "CustomStatistic"))).isEqualTo(unknown);
    }

    @Test
    void aValueOfAnEnumThatIsNotKnownIsKept() {
        String named = "feature {\n  name: \"a\"\n  type: COMPLEX\n}\n";
        assertThat(text(read(named, "Schema"))).isEqualTo(named);
        String numbered = "feature {\n  name: \"a\"\n  6: 17\n}\n";
        assertThat(text(read("feature { name: 'a' type: 17 }", "Schema"))).isEqualTo(numbered);
        assertThat(text(read("type: 17", "Histogram"))).isEqualTo("type: 17\n");
    }

    @Test
    void textThatIsNotUtf8IsKeptByteByByte() {
        Message read = read("default_environment: \"a\\377b\"", "Schema");

        assertThat(text(read)).isEqualTo("default_environment: \"a\\377b\"\n");
        assertThat(read.toByteArray()).containsExactly(0x2A, 3, 'a', 0xFF, 'b');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "feature { name: 'a'|1:20: '}' was expected, and there is the end",
                "feature {\\n  name: 5\\n}|2:9: a literal in quotes was expected, and there is '5'",
                "feature { type INT }|1:16: ':' was expected behind 'type', and there is 'INT'",
                "feature { name: 'a' name: 'b' }|1:21: 'name' stands here a second time",
                "feature { domain: 'a' int_domain {} }|1:23: 'int_domain' stands here, and 'domain' excludes it",
                "feature { name: 'a\\n' }|1:17: a literal that starts here does not end in its line",
                "é|1:1: a name was expected",
                "feature { name: 'é' type: }|1:27: a value was expected, and there is '}'",
                "feature { value_count { min: 1.5 } }|1:30: 'min' is an integer of 64 bits, and there is '1.5'",
                "feature { value_count { min: 9223372036854775808 } }|1:30: 'min' is an integer",
                "feature { deprecated: 2 }|1:23: 'deprecated' is true or false, and there is '2'",
                "feature { presence { min_fraction: 0x1 } }|1:36: 'min_fraction' is a number, and there is '0x1'",
                "feature { presence { min_fraction: 1_0 } }|1:36: 'min_fraction' is a number",
                "feature { name: '\\q' }|1:18: an escape was expected, and there is '\\q' }'",
                "feature { name: '\\400' }|1:18: an escape",
                "feature { name: '\\ud800' }|1:18: an escape",
                "0: 1|1:1: the number of a field",
                "999999999: 1|1:1: the number of a field",
                "unknown 5|1:9: ':' or '{' was expected, and there is '5'",
                "}|1:1: a name was expected, and there is '}'"
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String message) {
        String lines = text.replace("\\n", "\n");
        assertThatThrownBy(() -> read(lines, "Schema"))
                .isInstanceOf(HeadraceException.class)
                .hasMessageStartingWith("x.pbtxt, line " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature { struct_domain { ", "u { ", "7 { ", "u: ["})
    void deepNestsEndInAnErrorAndNotInTheStack(String opening) {
        assertThatThrownBy(() -> read(opening.repeat(100_000), "Schema"))
                .isInstanceOf(HeadraceException.class)
                .hasMessageMatching("x.pbtxt, line 1:\\d+: .*(levels deep|expected).*");
        byte[] binary = new byte[100_000];
        Arrays.fill(binary, (byte) 0x0B);
        assertThatThrownBy(() -> MessageFiles.parse(binary, TfFormat.BINARY, "Path", "x.pb"))
                .isInstanceOf(HeadraceException.class)
                .hasMessageStartingWith("x.pb, at byte ");
    }

    /// Random messages of every type: what is written as text is read back as the same bytes.
    @Test
    void anyMessageIsWrittenAndReadBack() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            for (String type : List.of("Schema", "DatasetFeatureStatisticsList", "Anomalies", "CustomStatistic")) {
                Message message = RandomMessages.of(MessageTypes.of(type), random, 5);
                byte[] text = MessageFiles.bytes(message, TfFormat.TEXT);
                Message read = MessageFiles.parse(text, TfFormat.TEXT, type, "x.pbtxt");
                assertThat(read.toByteString()).as("%s of seed %d", type, seed).isEqualTo(message.toByteString());
            }
        }
    }

    private static View schema(String text) {
        return new View(read(text, "Schema"));
    }

    private static View again(Message message) {
        return new View(read(text(message), message.getDescriptorForType().getName()));
    }

    private static String text(Message message) {
        return new String(MessageFiles.bytes(message, TfFormat.TEXT), StandardCharsets.UTF_8);
    }

    private static Message read(String text, String type) {
        return MessageFiles.parse(text.getBytes(StandardCharsets.UTF_8), TfFormat.TEXT, type, "x.pbtxt");
    }
}
