package dev.headrace.statistics.internal.semantic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.headrace.validation.SemanticMatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SemanticDetectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The examples beside TFDV's list of formats, and those of its tests.
                "2018-11-30|%Y-%m-%d",
                "2018/11/30|%Y/%m/%d",
                "20181130|%Y%m%d",
                "18-11-30|%y-%m-%d",
                "18/11/30|%y/%m/%d",
                "11-30-2018|%m-%d-%Y",
                "11/30/2018|%m/%d/%Y",
                "11302018|%m%d%Y",
                "11-30-18|%m-%d-%y",
                "11/30/18|%m/%d/%y",
                "30-11-2018|%d-%m-%Y",
                "30/11/2018|%d/%m/%Y",
                "30112018|%d%m%Y",
                "30-November-2018|%d-%B-%Y",
                "30-11-99|%d-%m-%y",
                "31/12/99|%d/%m/%y",
                "30-November-18|%d-%B-%y",
                "23:59|%H:%M",
                "23:59:58|%H:%M:%S",
                "23:59:58.123456|%H:%M:%S.%f",
                "2018-11-30T23:59|%Y-%m-%dT%H:%M",
                "2018/11/30 23:59|%Y/%m/%d %H:%M",
                "Fri Nov 30 10:47:02 2018|%a %b %d %H:%M:%S %Y",
                "Fri Nov  3 10:47:02 2018|%a %b %d %H:%M:%S %Y",
            })
    void formatsOfTfdvAreRecognisedByAllRules(String text, String format) {
        for (SemanticRules rules : SemanticRules.values()) {
            assertThat(SemanticDetector.ofTexts(Samples.times(100, text), rules))
                    .as("%s", rules)
                    .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, format, 1, 100));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // ISO 8601: XML Schema, JavaScript, Python, Java.
                "2018-11-30T23:59:58Z|%Y-%m-%dT%H:%M:%S%z",
                "2018-11-30T23:59:58.123Z|%Y-%m-%dT%H:%M:%S.%f%z",
                "2018-11-30T23:59:58.123456789Z|%Y-%m-%dT%H:%M:%S.%f%z",
                "2018-11-30T23:59:58+01:00|%Y-%m-%dT%H:%M:%S%z",
                "2018-11-30T23:59:58-0930|%Y-%m-%dT%H:%M:%S%z",
                "2018-11-30T23:59Z|%Y-%m-%dT%H:%M%z",
                "20181130T235958Z|%Y%m%dT%H%M%S%z",
                "2018-11-30T23:59:58,123|%Y-%m-%dT%H:%M:%S,%f",
                "2016-12-31T23:59:60Z|%Y-%m-%dT%H:%M:%S%z",
                // PostgreSQL, Ruby, BigQuery, logs.
                "2018-11-30 23:59:58.5+01|%Y-%m-%d %H:%M:%S.%f%z",
                "2018-11-30 23:59:58 +0100|%Y-%m-%d %H:%M:%S %z",
                "2018-11-30 23:59:58 UTC|%Y-%m-%d %H:%M:%S %Z",
                "2018-11-30 23:59:58.123 UTC|%Y-%m-%d %H:%M:%S.%f %Z",
                "2018-11-30 23:59:58,123|%Y-%m-%d %H:%M:%S,%f",
                "20181130235958|%Y%m%d%H%M%S",
                "2018-11-3023:59|%Y-%m-%d%H:%M",
                // Germany, Switzerland, Russia; Hungary and Korea; Japan and China.
                "30.11.2018|%d.%m.%Y",
                "3.1.2018|%d.%m.%Y",
                "30.11.18|%d.%m.%y",
                "30.11.2018 23:59|%d.%m.%Y %H:%M",
                "2018.11.30|%Y.%m.%d",
                "2018. 11. 3.|%Y. %m. %d.",
                "2018\u5e7411\u670830\u65e5|%Y\u5e74%m\u6708%d\u65e5",
                // United States, with a twelve-hour clock.
                "11/30/2018 11:59 PM|%m/%d/%Y %I:%M %p",
                "1/30/2018 1:59:58 am|%m/%d/%Y %I:%M:%S %p",
                "November 30, 2018|%B %d, %Y",
                "Nov 3, 2018|%b %d, %Y",
                // Oracle; in letters; HTTP and mail.
                "30-NOV-18|%d-%b-%y",
                "30-Nov-2018|%d-%b-%Y",
                "30 Nov 2018|%d %b %Y",
                "3 november 2018|%d %B %Y",
                "Fri, 30 Nov 2018 23:59:58 GMT|%a, %d %b %Y %H:%M:%S %Z",
                "Fri, 30 Nov 2018 23:59:58 +0100|%a, %d %b %Y %H:%M:%S %z",
            })
    void furtherFormatsAreRecognisedByTheRulesOfThisLibraryOnly(String text, String format) {
        assertThat(SemanticDetector.ofTexts(Samples.times(100, text)))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, format, 1, 100));
        SemanticMatch match = SemanticDetector.ofTexts(Samples.times(100, text), SemanticRules.TFDV);
        assertThat(match == null ? SemanticMatch.Type.URL : match.type()).isNotEqualTo(SemanticMatch.Type.TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2018",
                "201811",
                "2018113",
                "2018-Nov-30",
                "20183011",
                "2018-13-01",
                "2018-00-10",
                "2018-11-31",
                "2018-02-30",
                "1900-02-29",
                "2018-11-30invalid",
                "invalid2018-11-30",
                "2018-11-30\n",
                "2018-11-30 ",
                "2018-11-30T",
                "2018-11-30T24:00",
                "2018-11-30T23:59:61",
                "2018-11-30T23:59:58.",
                "2018-11-30T23:59+",
                "2018-11-30T23:59+1",
                "2018-11-30T23:59+01:",
                "2018-11-30T23:59+0160",
                "2018-11-30X23:59",
                "16:9",
                "1:2:3",
                "25:00",
                "13:00 PM",
                "0:30 AM",
                "192.168.1.10",
                "1.2.13",
                "30-Novembre-2018",
                "Xxx Nov 30 10:47:02 2018",
                "12/34/5678",
                "+49 30 123456",
                "\u0662\u0660\u0661\u0668-\u0661\u0661-\u0663\u0660",
            })
    void whatIsNoTimeIsNotRecognised(String text) {
        SemanticMatch match = SemanticDetector.ofTexts(Samples.times(100, text));
        assertThat(match == null ? SemanticMatch.Type.URL : match.type()).isNotEqualTo(SemanticMatch.Type.TIME);
    }

    /// The oracle is the JDK's formatter.
    @ParameterizedTest
    @MethodSource("javaFormats")
    void randomTimesHaveTheFormatTheyAreWrittenIn(String format, String pattern) {
        SplittableRandom random = new SplittableRandom(format.hashCode());
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        long from = LocalDateTime.of(1970, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
        long to = LocalDateTime.of(2067, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
        List<String> texts = Stream.generate(() -> LocalDateTime.ofEpochSecond(
                                random.nextLong(from, to), random.nextInt(1_000_000_000), ZoneOffset.UTC)
                        .atOffset(ZoneOffset.ofTotalSeconds(900 * random.nextInt(1, 56))))
                .limit(400)
                .map(formatter::format)
                .toList();
        assertThat(SemanticDetector.ofTexts(Samples.of(texts)))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, format, 1, 400));
    }

    static Stream<Arguments> javaFormats() {
        Map<String, String> dates = Map.ofEntries(
                Map.entry("%Y-%m-%d", "uuuu-MM-dd"),
                Map.entry("%Y/%m/%d", "uuuu/M/d"),
                Map.entry("%Y%m%d", "uuuuMMdd"),
                Map.entry("%y-%m-%d", "uu-M-d"),
                Map.entry("%y/%m/%d", "uu/MM/dd"),
                Map.entry("%m-%d-%Y", "M-d-uuuu"),
                Map.entry("%m/%d/%Y", "MM/dd/uuuu"),
                Map.entry("%m%d%Y", "MMdduuuu"),
                Map.entry("%m-%d-%y", "MM-dd-uu"),
                Map.entry("%m/%d/%y", "M/d/uu"),
                Map.entry("%d-%m-%Y", "d-M-uuuu"),
                Map.entry("%d/%m/%Y", "dd/MM/uuuu"),
                Map.entry("%d%m%Y", "ddMMuuuu"),
                Map.entry("%d-%B-%Y", "dd-MMMM-uuuu"),
                Map.entry("%d-%m-%y", "dd-MM-uu"),
                Map.entry("%d/%m/%y", "d/M/uu"),
                Map.entry("%d-%B-%y", "d-MMMM-uu"),
                Map.entry("%d.%m.%Y", "d.M.uuuu"),
                Map.entry("%d-%b-%Y", "d-MMM-uuuu"),
                Map.entry("%b %d, %Y", "MMM d, uuuu"),
                Map.entry("%a, %d %b %Y", "EEE, dd MMM uuuu"));
        Map<String, String> times = Map.of(
                "",
                "",
                "T%H:%M",
                "'T'HH:mm",
                " %H:%M:%S",
                " HH:mm:ss",
                "T%H:%M:%S.%f",
                "'T'HH:mm:ss.SSSSSS",
                " %I:%M %p",
                " hh:mm a",
                " %H:%M:%S %z",
                " HH:mm:ss xx",
                "T%H:%M:%S.%f%z",
                "'T'HH:mm:ss.SSSxxx");
        List<Arguments> formats = new ArrayList<>();
        dates.forEach((date, datePattern) -> times.forEach(
                (time, timePattern) -> formats.add(Arguments.of(date + time, datePattern + timePattern))));
        formats.add(Arguments.of("%a %b %d %H:%M:%S %Y", "EEE MMM ppd HH:mm:ss uuuu"));
        formats.add(Arguments.of("%Y%m%d%H%M%S", "uuuuMMddHHmmss"));
        formats.add(Arguments.of("%H:%M:%S%z", "H:mm:ssxxx"));
        return formats.stream();
    }

    @Test
    void theOrderOfDayAndMonthIsDecidedByTheValues() {
        List<String> days = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "%02d/02/2003".formatted(i))
                .toList();
        assertThat(format(with(days, 10, "05/03/2004"))).isEqualTo("%m/%d/%Y");
        assertThat(format(with(days, 10, "13/03/2004"))).isEqualTo("%d/%m/%Y");
        assertThat(format(with(days, 10, "03/13/2004"))).isEqualTo("%m/%d/%Y");
    }

    @Test
    void theFormatOfTheMostIsGivenWithItsShare() {
        Map<String, Long> counts = Map.of("2018-11-30", 85L, "30.11.2018", 10L, "unknown", 5L);
        assertThat(SemanticDetector.ofTexts(Samples.of(counts)))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, "%Y-%m-%d", 0.85, 100));
    }

    @ParameterizedTest
    @CsvSource({"80,20,true", "79,21,false", "99,0,false", "100,0,true", "8000000000000,2000000000000,true"})
    void hundredValuesAndEightTenthsAreEnough(long matching, long others, boolean enough) {
        for (String text : List.of("2018-11-30", "https://example.org", "This is a sentence")) {
            Map<String, Long> counts = others == 0 ? Map.of(text, matching) : Map.of(text, matching, "no", others);
            assertThat(SemanticDetector.ofTexts(Samples.of(counts)) != null)
                    .as(text)
                    .isEqualTo(enough);
        }
    }

    @Test
    void emptyTextsAreNotCountedButByTheRulesOfTfdv() {
        Map<String, Long> counts = Map.of("2018-11-30", 100L, "", 900L);
        assertThat(SemanticDetector.ofTexts(Samples.of(counts)))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, "%Y-%m-%d", 1, 100));
        assertThat(SemanticDetector.ofTexts(Samples.of(counts), SemanticRules.TFDV))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsRecognisedInNothing(SemanticRules rules) {
        assertThat(SemanticDetector.ofTexts(Samples.of(Map.of()), rules)).isNull();
        assertThat(SemanticDetector.ofBytes(Samples.of(Map.of()), rules)).isNull();
        assertThat(SemanticDetector.ofIntegers(new long[0], new long[0], 0, rules))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "https://example.org/",
                "HTTPS://Example.ORG:8443/a/b?c=d&e=f#g",
                "https://user:secret@example.org/",
                "http://localhost:8080",
                "http://127.0.0.1/x",
                "http://[::1]:8080/",
                "https://m\u00fcnchen.example/stra\u00dfe",
                "ftp://ftp.example.org/file.txt",
                "s3://bucket/key_with-out",
                "s3a://bucket",
                "gs://bucket/a/b.parquet",
                "hdfs://name-node:8020/data",
                "hdfs:///data/part-0",
                "file:///etc/hosts",
                "abfss://container@account.dfs.core.windows.net/path",
                "svn+ssh://host/path",
            })
    void addressesAreRecognised(String text) {
        assertThat(SemanticDetector.ofTexts(Samples.times(100, text)))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.URL, null, 1, 100));
        assertThat(SemanticDetector.ofTexts(Samples.times(100, text), SemanticRules.TFDV))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "www.example.org",
                "://example.org",
                "http:/example.org",
                "http://",
                "http:///path",
                "https://?q",
                "https://.example.org",
                "http://exa mple.org",
                "http://example.org/a b",
                "http://example.org/\"",
                "see http://example.org",
                "c://windows",
                "1http://example.org",
                "http://[12]/",
                "http://a:b:c/",
                "mailto:someone@example.org",
                "//example.org/path",
                "averyveryveryveryveryverylongscheme://host",
            })
    void whatIsNoAddressIsNotRecognised(String text) {
        assertThat(UrlRule.matches(text.getBytes(StandardCharsets.UTF_8), 0, text.length()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is a sentence.|true|true",
                "Das ist gro\u00dfartig, nicht wahr?|true|true",
                "\u042d\u0442\u043e \u043f\u0440\u043e\u0441\u0442\u043e\u0439 \u0442\u0435\u043a\u0441\u0442|true|true",
                "\u092f\u0939 \u0939\u093f\u0928\u094d\u0926\u0940 \u092e\u0947\u0902 \u0939\u0948|true|true",
                "no\u00a0break\u2003spaces|true|true",
                "two words|false|false",
                "a b c d e|false|false",
                "aa bb ccc|false|false",
                "aa bbb ccc dd|true|true",
                "internationalization internationalization internationalization|false|false",
                "12.5 13.75 99.1|true|false",
                "2018 2019 2020|true|false",
                "\u4e2d\u6587\u6ca1\u6709\u7a7a\u683c|false|false",
            })
    void sentencesHaveThreeWordsOfUsualLengths(String text, boolean byTfdv, boolean byHeadrace) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(SentenceRule.matches(bytes, 0, bytes.length, SemanticRules.TFDV))
                .isEqualTo(byTfdv);
        assertThat(SentenceRule.matches(bytes, 0, bytes.length, SemanticRules.HEADRACE))
                .isEqualTo(byHeadrace);
    }

    @Test
    void onlyTheFirstHundredCharactersOfSentencesAreRead() {
        String start = "\u00e4\u00f6\u00fc and ".repeat(12) + "abcd";
        assertThat(start).hasSize(100);
        for (String rest : List.of("", "x".repeat(5_000), "1 ".repeat(5_000))) {
            assertThat(SemanticDetector.ofTexts(Samples.times(100, start + rest)))
                    .isEqualTo(new SemanticMatch(SemanticMatch.Type.NATURAL_LANGUAGE, null, 1, 100));
        }
        byte[] damaged = (start + "?").getBytes(StandardCharsets.UTF_8);
        damaged[damaged.length - 1] = (byte) 0xFF;
        assertThat(SentenceRule.matches(damaged, 0, damaged.length, SemanticRules.HEADRACE))
                .isTrue();
        damaged[3] = (byte) 0xFF;
        assertThat(SentenceRule.matches(damaged, 0, damaged.length, SemanticRules.HEADRACE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "d,7305,21914",
        "s,631152000,1893455999",
        "ms,631152000000,1893455999999",
        "us,631152000000000,1893455999999999",
        "ns,631152000000000000,1893455999999999999"
    })
    void integersAreTimesFrom1990To2029(String unit, long first, long last) {
        long step = (last - first) / 199;
        long[] times = LongStream.range(0, 200).map(i -> first + i * step).toArray();
        assertThat(SemanticDetector.ofIntegers(times, ones(200), 200, SemanticRules.TFDV))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, unit, 1, 200));
        SemanticMatch match = SemanticDetector.ofIntegers(times, ones(200), 200);
        assertThat(match == null ? "d" : match.format()).isEqualTo(unit);
        for (long outside : new long[] {first - 1, last + 1, -first, 0, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(SemanticDetector.ofIntegers(new long[] {outside}, new long[] {1_000}, 1, SemanticRules.TFDV))
                    .as("%d", outside)
                    .isNull();
        }
    }

    @Test
    void daysAreDenseAndRepeatedAndNothingElse() {
        assertThat(days(18_000, 1, 365, 10)).as("days of a year").isEqualTo("d");
        assertThat(days(18_000, 1, 365, 1)).as("identifiers, or one row a day").isNull();
        assertThat(days(8_000, 100, 120, 10)).as("prices").isNull();
        assertThat(days(18_000, 1, 60, 100)).as("few codes").isNull();
        assertThat(days(1_990, 1, 30, 100)).as("years").isNull();
        long[] mixed =
                LongStream.range(0, 400).map(i -> i == 0 ? 5 : 18_000 + i).toArray();
        assertThat(SemanticDetector.ofIntegers(
                        mixed, LongStream.range(0, 400).map(_ -> 9).toArray(), 400))
                .as("one that is out of range")
                .isNull();
    }

    @Test
    void integersWeighByTheirCounts() {
        long[] values = {1_500_000_000L, 7};
        assertThat(SemanticDetector.ofIntegers(values, new long[] {85, 15}, 2))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, "s", 0.85, 100));
        assertThat(SemanticDetector.ofIntegers(values, new long[] {79, 21}, 2)).isNull();
        assertThat(SemanticDetector.ofIntegers(values, new long[] {100, 900}, 1))
                .as("values behind the size do not count")
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, "s", 1, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "bmp,424D36000C000000000036000000280000008002,true",
        "gif,474946383961,true",
        "jpeg,FFD8FFE000104A46,true",
        "png,89504E470D0A1A0A0000000D,true",
        "tiff,49492A0008000000,false",
        "tiff,4D4D002A00000008,false",
        "webp,524946462400000057454250565038,false",
    })
    void imagesAreRecognisedByTheirFirstBytes(String format, String hexadecimal, boolean byTfdv) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        SemanticMatch expected = new SemanticMatch(SemanticMatch.Type.IMAGE, format, 1, 100);
        assertThat(SemanticDetector.ofBytes(Samples.ofBytes(List.of(bytes), List.of(100L))))
                .isEqualTo(expected);
        assertThat(SemanticDetector.ofBytes(Samples.ofBytes(List.of(bytes), List.of(100L)), SemanticRules.TFDV))
                .isEqualTo(byTfdv ? expected : null);
        for (int length = 0; length < bytes.length; length++) {
            // Shorter ones are images or none, but never read beyond their end.
            ImageKind.of(bytes, 0, length, SemanticRules.HEADRACE);
        }
    }

    @Test
    void imagesOfAllKindsCountAndTheMostFrequentIsNamed() {
        byte[] png = HexFormat.of().parseHex("89504E470D0A1A0A");
        byte[] gif = HexFormat.of().parseHex("474946383961");
        byte[] other = {1, 2, 3};
        assertThat(SemanticDetector.ofBytes(Samples.ofBytes(List.of(png, gif, other), List.of(60L, 30L, 10L))))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.IMAGE, "png", 0.9, 100));
        assertThat(SemanticDetector.ofBytes(Samples.ofBytes(List.of(png, gif, other), List.of(45L, 45L, 10L))))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.IMAGE, "gif", 0.9, 100));
        assertThat(SemanticDetector.ofBytes(Samples.ofBytes(List.of(png, other), List.of(79L, 21L))))
                .isNull();
    }

    @Test
    void textsThatStartWithBmAreNoImagesButByTheRulesOfTfdv() {
        assertThat(SemanticDetector.ofBytes(Samples.times(100, "BMW 320d Touring, 2018", "BM", "BMI")))
                .isNull();
        assertThat(SemanticDetector.ofBytes(Samples.times(100, "BMW 320d"), SemanticRules.TFDV))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.IMAGE, "bmp", 1, 100));
    }

    @Test
    void bytesThatAreNoImagesAreJudgedAsTexts() {
        assertThat(SemanticDetector.ofBytes(Samples.times(100, "2018-11-30")))
                .isEqualTo(new SemanticMatch(SemanticMatch.Type.TIME, "%Y-%m-%d", 1, 100));
    }

    @Test
    void timesGoBeforeSentences() {
        assertThat(SemanticDetector.ofTexts(Samples.times(100, "Fri Nov 30 10:47:02 2018")))
                .extracting(match -> requireNonNull(match).type())
                .isEqualTo(SemanticMatch.Type.TIME);
    }

    @Test
    void adversarialTextsTakeNoTime() {
        List<String> texts = new ArrayList<>();
        for (String piece :
                List.of("1", "1-", "1/1/", "a@", "[:", "http://", "2018-11-30T", " ", "\u00e4", "%Y", "Nov ", "0:0:")) {
            for (String start : List.of("", "http://", "https://a@", "2018-11-30 ", "hdfs://[")) {
                texts.add(start + piece.repeat(200_000));
            }
        }
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (SemanticRules rules : SemanticRules.values()) {
                SemanticDetector.ofTexts(Samples.times(10, texts.toArray(String[]::new)), rules);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void anyBytesAreJudgedWithoutFailing(SemanticRules rules) {
        SplittableRandom random = new SplittableRandom(7);
        List<byte[]> values = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        byte[] likely = "0123456789-/.:TZ +,AaPpMmNov\u00e4 http@[]%".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] value = new byte[random.nextInt(40)];
            for (int at = 0; at < value.length; at++) {
                value[at] =
                        random.nextInt(10) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
            }
            values.add(value);
            counts.add(1L);
        }
        assertThat(SemanticDetector.ofBytes(Samples.ofBytes(values, counts), rules))
                .isNull();
    }

    private static List<String> with(List<String> texts, int times, String last) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(texts);
        }
        all.add(last);
        return all;
    }

    private static @Nullable String format(List<String> texts) {
        return requireNonNull(SemanticDetector.ofTexts(Samples.of(texts))).format();
    }

    private static @Nullable String days(long first, long step, int size, long count) {
        long[] values = LongStream.range(0, size).map(i -> first + i * step).toArray();
        long[] counts = LongStream.range(0, size).map(_ -> count).toArray();
        SemanticMatch match = SemanticDetector.ofIntegers(values, counts, size);
        return match == null ? null : match.format();
    }

    private static long[] ones(int size) {
        return LongStream.range(0, size).map(_ -> 1).toArray();
    }
}
