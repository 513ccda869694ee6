package dev.headrace.serving.http;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.RunningServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;

/// A model server in a process of its own. Its one argument is a directory that holds the request; it writes
/// there where it serves, or why it does not. It ends with the process that started it, after its lifetime,
/// or when it is told to end, and answers what is under way before.
final class ServerMain {
    private static final int FAILED = 2;

    private ServerMain() {}

    /// Serves.
    ///
    /// @param arguments the directory
    /// @throws IOException if the directory cannot be read or written
    /// @throws InterruptedException never
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream messages = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Path directory = Path.of(arguments[0]);
        Handover handover = JsonRecords.read(directory.resolve(Handover.FILE), Handover.class);
        RunningServer server;
        try {
            server = new HttpModelServer(handover.config(), InstantSource.system(), messages::println)
                    .start(handover.request());
        } catch (HeadraceException e) {
            fail(directory, messages, e.code().name(), String.valueOf(e.getMessage()));
            return;
        } catch (IOException | RuntimeException e) {
            fail(directory, messages, ServingErrorCode.SERVER_FAILED.name(), e.toString());
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "headrace-stop"));
        answer(
                directory,
                Handover.Ready.FILE,
                new Handover.Ready(server.address().toString()));
        await(handover);
        Runtime.getRuntime().exit(0);
    }

    private static void await(Handover handover) throws InterruptedException {
        if (handover.lifetimeMilliseconds() > 0) {
            Thread.sleep(Duration.ofMillis(handover.lifetimeMilliseconds()));
        } else {
            ProcessHandle.of(handover.parent())
                    .ifPresent(parent -> parent.onExit().join());
        }
    }

    private static void fail(Path directory, PrintStream messages, String code, String message) throws IOException {
        messages.println(message);
        answer(directory, Handover.Failed.FILE, new Handover.Failed(code, message));
        Runtime.getRuntime().exit(FAILED);
    }

    /// Whole or not at all: the other process looks all the time.
    private static void answer(Path directory, String name, Record answer) throws IOException {
        Path aside = directory.resolve(name + ".new");
        Files.writeString(aside, JsonRecords.text(answer));
        Files.move(aside, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
