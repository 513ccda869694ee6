package dev.headrace.benchmarks.statistics;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Runs tasks in turns in one JVM, so that what disturbs the machine disturbs all of them.
///
/// @param warmUps rounds that are not counted
/// @param rounds rounds that are
/// @param progress is told of every run
record Alternation(int warmUps, int rounds, Consumer<String> progress) {
    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if there is no round
    Alternation {
        if (warmUps < 0 || rounds < 1) {
            throw new IllegalArgumentException("at least one round is needed, not " + rounds + " after " + warmUps);
        }
    }

    /// Measures.
    ///
    /// @param tasks in the order of each round
    /// @return the timings in the same order
    List<Timing> measure(List<Task> tasks) throws IOException, SQLException {
        List<List<Double>> cpu = new ArrayList<>();
        List<List<Double>> wall = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            cpu.add(new ArrayList<>());
            wall.add(new ArrayList<>());
        }
        for (int round = -warmUps; round < rounds; round++) {
            for (int i = 0; i < tasks.size(); i++) {
                double[] seconds = run(tasks.get(i));
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s %d: %s: %.3f s CPU, %.3f s",
                        round < 0 ? "warm-up" : "round",
                        round < 0 ? round + warmUps + 1 : round + 1,
                        tasks.get(i).label(),
                        seconds[0],
                        seconds[1]));
                if (round >= 0) {
                    cpu.get(i).add(seconds[0]);
                    wall.get(i).add(seconds[1]);
                }
            }
        }
        List<Timing> timings = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            timings.add(new Timing(tasks.get(i), cpu.get(i), wall.get(i)));
        }
        return timings;
    }

    private static double[] run(Task task) throws IOException, SQLException {
        // What the one before has left is not collected at this one's cost.
        System.gc();
        double cpu = Machine.cpuSeconds();
        double wall = Machine.wallSeconds();
        for (int i = 0; i < task.repetitions(); i++) {
            task.contender().run(task.file());
        }
        return new double[] {
            (Machine.cpuSeconds() - cpu) / task.repetitions(), (Machine.wallSeconds() - wall) / task.repetitions()
        };
    }
}
