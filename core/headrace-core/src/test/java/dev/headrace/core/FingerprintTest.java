package dev.headrace.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {
    @TempDir
    private Path directory;

    // FIPS 180-4 and the NIST example values for SHA-256.
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, "
                + "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void textFileAndStreamHaveThePublishedDigests(String text, String expected) throws IOException {
        Path file = Files.writeString(directory.resolve("vector"), text);

        assertThat(Fingerprint.ofText(text).hex()).isEqualTo(expected);
        assertThat(Fingerprint.ofFile(file).hex()).isEqualTo(expected);
        assertThat(Fingerprint.ofStream(new ByteArrayInputStream(text.getBytes(UTF_8)))
                        .hex())
                .isEqualTo(expected);
    }

    @Test
    void aMillionLettersHaveThePublishedDigest() throws IOException {
        String expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
        byte[] bytes = "a".repeat(1_000_000).getBytes(UTF_8);
        Path file = Files.write(directory.resolve("million"), bytes);

        assertThat(Fingerprint.ofFile(file).hex()).isEqualTo(expected);
        assertThat(Fingerprint.ofStream(new ByteArrayInputStream(bytes)).hex()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void fileAndStreamAgreeAroundTheBufferSize(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Path file = Files.write(directory.resolve("bytes"), bytes);

        assertThat(Fingerprint.ofFile(file)).isEqualTo(Fingerprint.ofStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void aTreeIsItsSortedPathsSizesAndDigests() throws IOException {
        Files.writeString(directory.resolve("a.txt"), "alpha");
        Files.createDirectory(directory.resolve("sub"));
        Files.writeString(directory.resolve("sub/b.txt"), "beta");

        // Golden value, computed outside Java.
        assertThat(Fingerprint.ofTree(directory).hex())
                .isEqualTo("7db51cd4fe896f2b88c666b55016860ccb55575ee3d5f2095a4029ac2cfc8d3c");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfWritingAndTheTimesDoNotMatter(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            names.add((random.nextBoolean() ? "d" + random.nextInt(3) + "/" : "") + "f" + i);
        }
        Path left = write(directory.resolve("left"), names);
        Collections.shuffle(names, random);
        Path right = write(directory.resolve("right"), names);
        for (String name : names) {
            Files.setLastModifiedTime(right.resolve(name), FileTime.fromMillis(random.nextInt()));
        }

        assertThat(Fingerprint.ofTree(right)).isEqualTo(Fingerprint.ofTree(left));
    }

    @Test
    void aRenamedFileDiffers() throws IOException {
        Path before = write(directory.resolve("before"), List.of("one", "two"));
        Path after = write(directory.resolve("after"), List.of("one", "two"));
        Files.move(after.resolve("two"), after.resolve("three"));

        assertThat(Fingerprint.ofTree(after)).isNotEqualTo(Fingerprint.ofTree(before));
    }

    @Test
    void aChangedByteDiffers() throws IOException {
        Path tree = write(directory.resolve("tree"), List.of("one"));
        Fingerprint before = Fingerprint.ofTree(tree);
        Files.writeString(tree.resolve("one"), "One");

        assertThat(Fingerprint.ofTree(tree)).isNotEqualTo(before);
    }

    @Test
    void aFileInASubdirectoryDiffersFromOneWithTheSeparatorInItsName() throws IOException {
        Path nested = write(directory.resolve("nested"), List.of("d/f"));
        Path flat = Files.createDirectory(directory.resolve("flat"));
        Files.writeString(flat.resolve("d\\f"), "d/f");

        assertThat(Fingerprint.ofTree(flat)).isNotEqualTo(Fingerprint.ofTree(nested));
    }

    @Test
    void emptyDirectoriesDoNotMatter() throws IOException {
        Path tree = write(directory.resolve("tree"), List.of("one"));
        Fingerprint before = Fingerprint.ofTree(tree);
        Files.createDirectories(tree.resolve("empty/deeper"));

        assertThat(Fingerprint.ofTree(tree)).isEqualTo(before);
    }

    @Test
    void aSingleFileIsLikeADirectoryWithJustIt() throws IOException {
        Path tree = write(directory.resolve("tree"), List.of("one"));

        assertThat(Fingerprint.ofTree(tree.resolve("one"))).isEqualTo(Fingerprint.ofTree(tree));
    }

    @Test
    void whatIsNotThereIsAnIoException() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Fingerprint.ofTree(directory.resolve("absent")));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Fingerprint.ofFile(directory.resolve("absent")));
    }

    @Test
    void partsAreSeparatedByTheirLengths() {
        assertThat(Fingerprint.builder().add("ab").add("c").build())
                .isNotEqualTo(Fingerprint.builder().add("a").add("bc").build());
        assertThat(Fingerprint.builder().add("a").add("").build())
                .isNotEqualTo(Fingerprint.builder().add("").add("a").build());
        assertThat(Fingerprint.builder().add("").build())
                .isNotEqualTo(Fingerprint.builder().build());
    }

    @Test
    void equalPartsGiveEqualFingerprints() {
        Fingerprint part = Fingerprint.ofText("part");

        assertThat(Fingerprint.builder().add("text").add(-7).add(part).build())
                .isEqualTo(Fingerprint.builder()
                        .add("text".getBytes(UTF_8))
                        .add(-7)
                        .add(part)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"})
    void otherFormsAreRefused(String hex) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fingerprint(hex))
                .withMessage("a fingerprint is 64 lower-case hexadecimal digits: '" + hex + "'");
    }

    @Test
    void theBriefFormIsTheFirstTwelveDigits() {
        assertThat(Fingerprint.ofText("abc").brief()).isEqualTo("ba7816bf8f01");
        assertThat(Fingerprint.ofText("abc"))
                .hasToString(Fingerprint.ofText("abc").hex());
    }

    @Test
    void fingerprintsSortByTheirDigits() {
        assertThat(List.of(Fingerprint.ofText(""), Fingerprint.ofText("abc")).stream()
                        .sorted())
                .containsExactly(Fingerprint.ofText("abc"), Fingerprint.ofText(""));
    }

    private static Path write(Path root, List<String> names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, name);
        }
        return root;
    }
}
