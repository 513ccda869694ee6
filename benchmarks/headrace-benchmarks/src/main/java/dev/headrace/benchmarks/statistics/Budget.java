package dev.headrace.benchmarks.statistics;

/// A figure that has a limit.
///
/// @param sentence what it is
/// @param measured what it came to
/// @param direction on which side of the limit it should be
/// @param limit what it must keep; NaN where there is none
/// @param aim what it should reach; NaN where nothing more is wanted than the limit
record Budget(String sentence, Ratio measured, Direction direction, double limit, double aim) {
    /// A side of a limit.
    enum Direction {
        /// Less is better.
        AT_MOST("at most"),
        /// More is better.
        AT_LEAST("at least");

        private final String words;

        Direction(String words) {
            this.words = words;
        }

        private boolean kept(double measured, double limit) {
            return switch (this) {
                case AT_MOST -> measured <= limit;
                case AT_LEAST -> measured >= limit;
            };
        }
    }

    /// Whether the limit is kept; that which does not exist is.
    boolean met() {
        return Double.isNaN(limit) || direction.kept(measured.value(), limit);
    }

    /// A line of a table in Markdown.
    String row() {
        String range = measured.least() < measured.greatest()
                ? " (" + Report.decimal(measured.least()) + " to " + Report.decimal(measured.greatest()) + ")"
                : "";
        return "| " + sentence + " | " + Report.decimal(measured.value()) + range + " | " + verdict(limit) + " | "
                + verdict(aim) + " |";
    }

    private String verdict(double bound) {
        if (Double.isNaN(bound)) {
            return "";
        }
        return direction.words + " " + Report.decimal(bound) + ": "
                + (direction.kept(measured.value(), bound) ? "met" : "**missed**");
    }
}
