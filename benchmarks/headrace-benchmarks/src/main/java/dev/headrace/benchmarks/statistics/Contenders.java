package dev.headrace.benchmarks.statistics;

import java.util.List;

/// All contenders, on two cores.
final class Contenders {
    private static final int CORES = 2;

    /// The engine.
    static final StatisticsContender HEADRACE = new HeadraceContender(CORES);
    /// The first peer.
    static final Contender SUMMARIZE = new SummarizeContender(CORES);
    /// The second peer.
    static final Contender SQL = new SqlContender(CORES);
    /// What reading costs.
    static final Contender SCAN = new ScanContender(1);
    /// What reading costs on two cores.
    static final Contender PARALLEL_SCAN = new ScanContender(CORES);

    private static final List<Contender> ALL = List.of(HEADRACE, SUMMARIZE, SQL, SCAN, PARALLEL_SCAN);

    private Contenders() {}

    /// Those that are compared on a file. Of CSV every connection would parse every byte, so one reads it.
    static List<Contender> of(Format format) {
        return ALL.stream()
                .filter(contender -> format == Format.PARQUET || !contender.equals(PARALLEL_SCAN))
                .toList();
    }

    /// The contender of a name.
    ///
    /// @throws IllegalArgumentException if there is none
    static Contender named(String name) {
        return ALL.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contender is named '" + name + "'"));
    }
}
