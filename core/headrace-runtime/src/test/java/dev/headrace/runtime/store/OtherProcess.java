package dev.headrace.runtime.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headrace.core.HeadraceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// Another JVM that takes a lock, says so, and holds it until it is told to end or is killed.
final class OtherProcess implements AutoCloseable {
    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /// Starts it.
    ///
    /// @param lock `shared`, `exclusively`, or a run's name
    static OtherProcess start(Path store, String lock) throws IOException {
        return new OtherProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        store.toString(),
                        lock)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// `locked`, `not locked`, or the code of the error.
    String answer() throws IOException {
        BufferedReader reader = process.inputReader(UTF_8);
        return String.valueOf(reader.readLine());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /// The other JVM.
    public static void main(String[] arguments) throws IOException {
        PrintStream answer = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, UTF_8);
        LocalArtifactStore store = new LocalArtifactStore(Path.of(arguments[0]));
        try {
            Optional<Lock> lock = switch (arguments[1]) {
                case "shared" -> Optional.of(store.lockShared());
                case "exclusively" -> Optional.of(store.lockExclusively());
                default -> store.tryLockRun(arguments[1]);
            };
            answer.println(lock.isPresent() ? "locked" : "not locked");
            // Until the end of the input, which comes when the test closes it or dies.
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
            lock.ifPresent(Lock::close);
        } catch (HeadraceException e) {
            answer.println(e.code().name());
        }
    }
}
