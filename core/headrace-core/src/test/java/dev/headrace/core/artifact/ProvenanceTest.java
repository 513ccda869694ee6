package dev.headrace.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProvenanceTest {
    private static final Fingerprint ONE = Fingerprint.ofText("one");
    private static final Fingerprint TWO = Fingerprint.ofText("two");
    private static final Fingerprint WORDS = Fingerprint.ofText("words");
    private static final Fingerprint CODE = Fingerprint.ofText("code");
    private static final Provenance BASE = new Provenance(
            "trainer",
            Map.of("trees", "100", "depth", "6"),
            Map.of("examples", List.of(ONE, TWO)),
            Map.of("vocabulary", List.of(WORDS)),
            42,
            CODE,
            "25 linux amd64");

    @Test
    void theKeyNeverChanges() {
        // Golden value, computed outside Java: a cache must outlive a release.
        assertThat(BASE.key().hex()).isEqualTo("8158a274856e51f2b03d95544fabc356833ea34bc009b7a968b390ebc1a6cf3f");
    }

    @Test
    void theRuntimeIsNotPartOfTheKey() {
        Provenance elsewhere = new Provenance(
                BASE.component(), BASE.configuration(), BASE.inputs(), BASE.files(), BASE.seed(), CODE, "26 mac arm");

        assertThat(elsewhere).isNotEqualTo(BASE);
        assertThat(elsewhere.key()).isEqualTo(BASE.key());
    }

    static Stream<Provenance> oneThingChanged() {
        String name = BASE.component();
        Map<String, String> settings = BASE.configuration();
        Map<String, List<Fingerprint>> inputs = BASE.inputs();
        Map<String, List<Fingerprint>> files = BASE.files();
        String runtime = BASE.runtime();
        return Stream.of(
                new Provenance("tuner", settings, inputs, files, 42, CODE, runtime),
                new Provenance(name, Map.of("trees", "100"), inputs, files, 42, CODE, runtime),
                new Provenance(name, Map.of("trees", "100", "depth", "7"), inputs, files, 42, CODE, runtime),
                new Provenance(name, Map.of("trees", "100", "dept", "h6"), inputs, files, 42, CODE, runtime),
                new Provenance(name, settings, Map.of(), files, 42, CODE, runtime),
                new Provenance(name, settings, Map.of("examples", List.of(TWO, ONE)), files, 42, CODE, runtime),
                new Provenance(name, settings, Map.of("rows", List.of(ONE, TWO)), files, 42, CODE, runtime),
                new Provenance(
                        name,
                        settings,
                        Map.of("examples", List.of(ONE), "rows", List.of(TWO)),
                        files,
                        42,
                        CODE,
                        runtime),
                new Provenance(name, settings, inputs, Map.of("vocabulary", List.of(ONE)), 42, CODE, runtime),
                new Provenance(name, settings, files, inputs, 42, CODE, runtime),
                new Provenance(name, settings, inputs, files, 43, CODE, runtime),
                new Provenance(name, settings, inputs, files, 42, ONE, runtime));
    }

    @ParameterizedTest
    @MethodSource("oneThingChanged")
    void everyOtherPartChangesTheKey(Provenance changed) {
        assertThat(changed.key()).isNotEqualTo(BASE.key());
    }

    @Test
    void theOrderOfTheMapsDoesNotMatter() {
        Map<String, String> reversed = new LinkedHashMap<>();
        reversed.put("trees", "100");
        reversed.put("depth", "6");
        Provenance other = new Provenance("trainer", reversed, BASE.inputs(), BASE.files(), 42, CODE, BASE.runtime());

        assertThat(other).isEqualTo(BASE);
        assertThat(other.toJson()).isEqualTo(BASE.toJson());
        assertThat(other.configuration().keySet()).containsExactly("depth", "trees");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsWrittenAsJsonIsReadBackEqual(long seed) {
        Random random = new Random(seed);
        Map<String, String> settings = new HashMap<>();
        Map<String, List<Fingerprint>> inputs = new HashMap<>();
        Map<String, List<Fingerprint>> files = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            settings.put("key-" + i, "\"quoted\\\n→ " + random.nextDouble());
            inputs.put("input-" + i, fingerprints(random));
            files.put("file-" + i, fingerprints(random));
        }
        Provenance provenance = new Provenance("c", settings, inputs, files, random.nextLong(), CODE, "r");

        assertThat(Provenance.fromJson(provenance.toJson())).isEqualTo(provenance);
        assertThat(provenance.toJson()).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"component\":1,\"configuration\":{},\"inputs\":{},\"files\":{},\"seed\":1,\"code\":C,\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":[],\"inputs\":{},\"files\":{},\"seed\":1,\"code\":C,\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":{\"a\":1},\"inputs\":{},\"files\":{},\"seed\":1,\"code\":C,\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":{},\"inputs\":{\"a\":C},\"files\":{},\"seed\":1,\"code\":C,\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":{},\"inputs\":{},\"files\":{\"a\":[1]},\"seed\":1,\"code\":C,\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":{},\"inputs\":{},\"files\":{},\"seed\":\"1\",\"code\":C,\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":{},\"inputs\":{},\"files\":{},\"seed\":1.5,\"code\":C,\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":{},\"inputs\":{},\"files\":{},\"seed\":9223372036854775808,\"code\":C,\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":{},\"inputs\":{},\"files\":{},\"seed\":1,\"code\":\"beef\",\"runtime\":\"\"}",
                "{\"component\":\"c\",\"configuration\":{},\"inputs\":{},\"files\":{},\"seed\":1,\"code\":C,\"runtime\":\"\"} {}",
                "{\"seed\":1,\"component\":\"c\",\"configuration\":{},\"inputs\":{},\"files\":{},\"seed\":1,\"code\":C,\"runtime\":\"\"}"
            })
    void anythingElseIsInvalidJson(String json) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Provenance.fromJson(json.replace("C", "\"" + CODE.hex() + "\"")))
                .withMessageStartingWith("Provenance does not have the expected form: ")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_JSON));
    }

    private static List<Fingerprint> fingerprints(Random random) {
        return random.longs(random.nextInt(4))
                .mapToObj(number -> Fingerprint.ofText(Long.toString(number)))
                .toList();
    }
}
