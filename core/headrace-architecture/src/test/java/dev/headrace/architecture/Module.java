package dev.headrace.architecture;

import java.util.Set;

/// One module of the reactor.
///
/// @param name the name of its directory, which is its artifact's
/// @param stage the name of the directory above
/// @param ring where it stands
record Module(String name, String stage, Ring ring) {
    private static final String CORE_STAGE = "core";
    /// Libraries that every stage may use: what they compute must be the same thing everywhere.
    private static final Set<String> SHARED = Set.of("headrace-statistics", "headrace-transform");

    /// Whether it is what plugins compile against: core, or a stage's `-api`.
    boolean isApi() {
        return ring == Ring.CORE || name.endsWith("-api");
    }

    /// The package that all of its packages start with: `dev.headrace.store.sql`; an `-api` shares its stage's.
    String rootPackage() {
        return "dev." + name.replaceFirst("-api$", "").replace('-', '.');
    }

    /// Whether main code of this module may name main code of another.
    boolean maySee(Module other) {
        if (other.name.equals(name)) {
            return true;
        }
        if (other.isApi()) {
            return ring != Ring.CORE || other.ring == Ring.CORE;
        }
        return switch (ring) {
            case CORE, ENGINE, TESTKIT, BUILD -> false;
            case LIBRARY ->
                !isApi() && other.ring == Ring.LIBRARY && (SHARED.contains(other.name) || isNeighbour(other));
            case LEAF, ADAPTER -> other.ring == Ring.LIBRARY;
            case APPLICATION ->
                other.ring != Ring.APPLICATION && other.ring != Ring.TESTKIT && other.ring != Ring.BUILD;
        };
    }

    private boolean isNeighbour(Module other) {
        return stage.equals(other.stage) && !stage.equals(CORE_STAGE);
    }
}
