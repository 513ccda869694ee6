package dev.headrace.statistics;

/// What of a column a difference is about. Each aspect has its part of the accepted error.
enum Aspect {
    /// Whether a row has a value.
    AVAILABILITY(0.8),
    /// Which values there are.
    DISTRIBUTION(0.2);

    /*
     * The parts are chosen by what the tests need, not by the data: values that go missing are the most frequent
     * fault and the one that counts tell the least about (from 2 % to 3 % at 10,000 rows is 4.5 standard errors),
     * while a shift of a tenth of a standard deviation is seven.
     */
    private final double part;

    Aspect(double part) {
        this.part = part;
    }

    /// The part of the accepted error where the other aspect is tested as well.
    double part() {
        return part;
    }
}
