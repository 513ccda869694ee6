package dev.headrace.benchmarks.statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// The program that [FreshJvm] starts.
public final class FreshJvmMain {
    private FreshJvmMain() {}

    /// Runs a contender and writes a line of figures.
    ///
    /// @param arguments the contender's name and the file
    /// @throws IOException if it fails
    /// @throws SQLException if it fails
    public static void main(String[] arguments) throws IOException, SQLException {
        IO.println(FreshJvm.measure(Contenders.named(arguments[0]), Path.of(arguments[1]))
                .line());
    }
}
