package dev.headrace.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.Fingerprint;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactTest {
    private static final ArtifactType EXAMPLES = new ArtifactType(ArtifactType.EXAMPLES);
    private static final Fingerprint TREE =
            new Fingerprint("7db51cd4fe896f2b88c666b55016860ccb55575ee3d5f2095a4029ac2cfc8d3c");

    @Test
    void theFingerprintOfAnArtifactNeverChanges() {
        // Golden value, computed outside Java.
        assertThat(Artifact.fingerprint(EXAMPLES, TREE, Map.of("version", "1", "span", "3"))
                        .hex())
                .isEqualTo("573d7a8f0d237c51ad7c732cfa62f9db9087cbfa37f61b6c748d8cfc7208b5a5");
    }

    @Test
    void typeBytesAndPropertiesCountInTheFingerprint() {
        Fingerprint base = Artifact.fingerprint(EXAMPLES, TREE, Map.of("span", "3"));

        assertThat(Artifact.fingerprint(new ArtifactType("Schema"), TREE, Map.of("span", "3")))
                .isNotEqualTo(base);
        assertThat(Artifact.fingerprint(EXAMPLES, Fingerprint.ofText("other"), Map.of("span", "3")))
                .isNotEqualTo(base);
        assertThat(Artifact.fingerprint(EXAMPLES, TREE, Map.of("span", "4"))).isNotEqualTo(base);
        assertThat(Artifact.fingerprint(EXAMPLES, TREE, Map.of("spa", "n3"))).isNotEqualTo(base);
        assertThat(Artifact.fingerprint(EXAMPLES, TREE, Map.of())).isNotEqualTo(base);
    }

    @Test
    void propertiesAreCopiedAndSorted() {
        Map<String, String> properties = new HashMap<>(Map.of("version", "1", "span", "3"));
        Artifact artifact = new Artifact(EXAMPLES, TREE, Path.of("/store/1"), properties);
        properties.put("added", "later");

        assertThat(artifact.properties().keySet()).containsExactly("span", "version");
        assertThat(artifact.properties()).isUnmodifiable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "examples", "Word-Count", "Word Count", "1Model"})
    void typesThatAreNotUpperCamelCaseAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactType(name))
                .withMessageContaining("upper camel case")
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void theStandardTypesAreAllConstants() {
        assertThat(ArtifactType.standard())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ArtifactType.class.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .map(ArtifactTest::value)
                        .toList())
                .allSatisfy(name -> assertThat(new ArtifactType(name)).hasToString(name));
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
