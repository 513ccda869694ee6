package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store on a real file system that is full, or read-only: one sentence, and nothing is lost. Mounts a small one, so
/// it
/// runs where it may mount.
class FaultyDiskTest {
    @TempDir
    Path directory;

    private Path disk = Path.of("");
    private Headrace headrace = new Headrace(Path.of(""));

    @BeforeEach
    void mountASmallDisk() throws Exception {
        headrace = new Headrace(directory).withExamplePlugin();
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeThat(command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()))
                .as("mounting needs the right to")
                .isZero();
        Files.writeString(directory.resolve("small.txt"), "One fish, two fish.\n");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 400_000; i++) {
            words.add(word(i));
        }
        Files.write(directory.resolve("large.txt"), words);
        Files.writeString(directory.resolve("pipeline.yaml"), """
                name: words
                nodes:
                  small: {component: word-count, settings: {input: small.txt}}
                  large: {component: word-count, settings: {input: large.txt}, after: small}
                """);
    }

    /// Words that differ, of letters alone.
    private static String word(int number) {
        StringBuilder word = new StringBuilder("word");
        for (int rest = number; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", "-l", disk.toString());
    }

    @Test
    void onAFullDiskTheRunSaysSoLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        Headrace.Outcome full = run();
        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(full.out())
                .contains("words-1 is failed")
                .contains("the disk is full")
                .contains("[STORE_FULL]");
        assertThat(full.err() + full.out()).doesNotContain("\tat ").doesNotContain("Exception");

        assertThat(command("mount", "-o", "remount,size=64m", disk.toString())).isZero();
        Headrace.Outcome resumed = headrace.run("run", "--resume", "words-1", "--store", disk.toString());
        assertThat(resumed.exitCode()).isZero();
        assertThat(resumed.out()).contains("1 done, 1 cached");
        assertThat(resumed.err()).contains("cached    small  done before this run was resumed");
    }

    @Test
    void onADiskWithoutAByteLeftTheStoreIsNotOpenedAndOneSentenceSaysWhy() throws Exception {
        byte[] rest = new byte[8 << 20];
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            out.write(rest);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        Headrace.Outcome full = run();
        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(full.err()).contains("full").contains("[STORE_FULL]").doesNotContain("\tat ");
        assertThat(full.err().strip()).hasLineCount(1);
    }

    @Test
    void onAReadOnlyDiskTheRunSaysSoAndWhatWasThereIsThereAfterwards() throws Exception {
        assertThat(command("mount", "-o", "remount,size=64m", disk.toString())).isZero();
        assertThat(run().exitCode()).isZero();
        assertThat(command("mount", "-o", "remount,ro", disk.toString())).isZero();
        Headrace.Outcome refused = run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("read-only")
                .contains("[STORE_READ_ONLY]")
                .doesNotContain("\tat ");
        assertThat(refused.err().strip()).hasLineCount(1);

        assertThat(command("mount", "-o", "remount,rw", disk.toString())).isZero();
        Headrace.Outcome again = run();
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("2 cached");
    }

    private Headrace.Outcome run() throws Exception {
        return headrace.run("run", "pipeline.yaml", "--store", disk.toString());
    }

    private static int command(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
