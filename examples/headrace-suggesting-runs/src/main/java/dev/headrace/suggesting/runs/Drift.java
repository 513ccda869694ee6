package dev.headrace.suggesting.runs;

/// Which weeks after the history suggestions are drawn from.
public enum Drift {
    /// Four calm weeks right after the history, in which everything is distributed as in the history.
    NONE("calm", 2, RunSimulation.HISTORY_DAYS),
    /// Four weeks after the calm ones, which begin with three changes at once. A heat wave: temperatures are
    /// 9 °C higher. A wave of beginners after a campaign: about half of the suggestions go to runners who are
    /// young and run less than 12 km a week. A change of what they do: those who run less than 12 km a week
    /// react to distance and heat much more steeply than such runners did before, and are more eager where
    /// neither speaks against a run.
    KNOWN("drift", 3, RunSimulation.HISTORY_DAYS + RunSimulation.FRESH_DAYS);

    private final String part;
    private final int firstDigit;
    private final int startDay;

    Drift(String part, int firstDigit, int startDay) {
        this.part = part;
        this.firstDigit = firstDigit;
        this.startDay = startDay;
    }

    /// The name of the stream of chance.
    String part() {
        return part;
    }

    /// What the ids of these weeks begin with; those of the history begin with 1.
    int firstDigit() {
        return firstDigit;
    }

    /// The first day, counted from the beginning of the history.
    int startDay() {
        return startDay;
    }
}
