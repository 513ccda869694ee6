package dev.headrace.statistics.internal.number;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses the kernel once, at start-up: the vector kernel where the JVM has the module
/// `jdk.incubator.vector` (`--add-modules jdk.incubator.vector`), and the plain one else. The results are
/// equal.
final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";
    /// The kernel of this JVM.
    static final NumberKernel KERNEL = choose(LoggerFactory.getLogger(Kernels.class));

    private Kernels() {}

    private static NumberKernel choose(Logger log) {
        if (ModuleLayer.boot().findModule(MODULE).isPresent()) {
            log.debug("Statistics use the Vector API.");
            return new VectorKernel();
        }
        log.info(
                "Statistics use plain loops. With the JVM's option --add-modules {} sums of numbers take about a"
                        + " third of the time; results are the same.",
                MODULE);
        return new ScalarKernel();
    }
}
