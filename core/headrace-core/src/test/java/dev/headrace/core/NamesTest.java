package dev.headrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "word", "word-count", "sha256", "a-1-b2"})
    void kebabCaseIsAccepted(String name) {
        assertThat(Names.requireKebabCase("a name", name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "-a", "a-", "a--b", "1a", "A", "wordCount", "word_count", "a.b", "a b", " a", "é", "a\n"
            })
    void otherFormsAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.requireKebabCase("the name of a node", name))
                .withMessage("the name of a node must be lower-case words joined by hyphens, such as 'word-count': '"
                        + name + "'");
    }

    @Test
    void aNameOfManyWordsDoesNotOverflowTheStack() {
        String name = "a" + "-b".repeat(100_000);

        assertThat(Names.requireKebabCase("a name", name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Component, component",
        "MetadataStore, metadata-store",
        "HTTPServer, http-server",
        "ModelStoreHTTP, model-store-http",
        "Sha256Digest, sha256-digest",
        "ABTest, ab-test",
        "plain, plain"
    })
    void classNamesBecomeKebabCase(String camelCase, String expected) {
        assertThat(Names.kebabCase(camelCase)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "minimum-sample, minimum-samples",
        "significnace, significance", // an adjacent transposition is one edit
        "Significance, significance",
        "trees, trees"
    })
    void theNearestNameIsFound(String unknown, String expected) {
        assertThat(Names.nearest(unknown, List.of("significance", "minimum-samples", "trees")))
                .contains(expected);
    }

    @Test
    void aNameFurtherThanAThirdAwayIsNotNear() {
        assertThat(Names.nearest("abc", List.of("abd"))).contains("abd");
        assertThat(Names.nearest("abc", List.of("ade"))).isEmpty();
        assertThat(Names.nearest("depth", List.of("seed"))).isEmpty();
        assertThat(Names.nearest("depth", List.of())).isEmpty();
    }

    @Test
    void tiesGoToTheFirstInAlphabeticalOrder() {
        assertThat(Names.nearest("node-x", List.of("node-c", "node-b", "node-a")))
                .contains("node-a");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneEditIsAlwaysNear(long seed) {
        Random random = new Random(seed);
        StringBuilder name = new StringBuilder();
        random.ints(3 + random.nextInt(10), 'a', 'z' + 1).forEach(name::appendCodePoint);
        StringBuilder edited = new StringBuilder(name);
        int place = random.nextInt(name.length());
        switch (random.nextInt(3)) {
            case 0 -> edited.insert(place, 'q');
            case 1 -> edited.setCharAt(place, 'q');
            default -> edited.deleteCharAt(place);
        }

        assertThat(Names.nearest(edited.toString(), List.of(name.toString()))).contains(name.toString());
    }

    @Test
    void aSuggestionNamesTheNearestOrAllThatIsKnown() {
        assertThat(Names.suggestion("tree", List.of("trees", "depth"))).isEqualTo("; did you mean 'trees'?");
        assertThat(Names.suggestion("rounds", List.of("trees", "depth"))).isEqualTo("; known: depth, trees");
        assertThat(Names.suggestion("rounds", List.of())).isEqualTo("; none is known");
    }
}
