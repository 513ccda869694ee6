package dev.headrace.benchmarks.statistics;

import dev.headrace.data.ColumnType;
import java.util.List;

/// A kind of generated column.
///
/// @param name the first such column's name
/// @param type the columns' type
/// @param filler writes its rows
record Pattern(String name, ColumnType type, Filler filler) {
    private static final long MANY = 2_000_000;
    private static final long MIDDLE_MICROS = 1_700_000_000_000_000L;
    private static final long SPREAD_MICROS = 16_000_000_000_000L;
    private static final long LARGEST_RANK = 1_000_000_000;

    /// The twenty columns of the study, in its order.
    static final List<Pattern> TWENTY = List.of(
            real("normal", Chance::normal),
            real("lognormal", (stream, row) -> StrictMath.exp(Chance.normal(stream, row))),
            real("uniform", Chance::unit),
            real("exponential", (stream, row) -> -StrictMath.log(1 - Chance.unit(stream, row))),
            real("whole", (stream, row) -> Chance.below(stream, row, 1_000)),
            real("offset", (stream, row) -> 1e6 + Chance.normal(stream, row)),
            real("pareto", (stream, row) -> StrictMath.pow(1 - Chance.unit(stream, row), -1 / 1.5)),
            real("mixture", Pattern::mixture),
            integer("small", (stream, row) -> Chance.below(stream, row, 100)),
            integer("sequence", (_, row) -> row),
            integer("zipf", (stream, row) -> (long) Math.min(LARGEST_RANK, 1 / (1 - Chance.unit(stream, row)))),
            integer("wide", Chance::bits),
            text("word9", Filler.words(9)),
            text("word49", Filler.words(49)),
            text("word199", Filler.words(199)),
            text("word999", Filler.words(999)),
            text("key", Filler.texts((stream, row, target) -> Words.key(Chance.below(stream, row, MANY), target))),
            text("address", Filler.texts((stream, row, target) -> Words.address(skewed(stream, row), target))),
            new Pattern("flag", ColumnType.BOOLEAN, Filler.booleans(0.3)),
            new Pattern(
                    "moment",
                    ColumnType.TIMESTAMP,
                    Filler.timestamps((stream, row) ->
                            MIDDLE_MICROS - SPREAD_MICROS + Chance.below(stream, row, 2 * SPREAD_MICROS))));

    private static Pattern real(String name, Filler.Reals reals) {
        return new Pattern(name, ColumnType.REAL, Filler.reals(reals));
    }

    private static Pattern integer(String name, Filler.Integers integers) {
        return new Pattern(name, ColumnType.INTEGER, Filler.integers(integers));
    }

    private static Pattern text(String name, Filler filler) {
        return new Pattern(name, ColumnType.TEXT, filler);
    }

    /// A tenth are zero, the rest two humps of which one is narrow.
    private static double mixture(long stream, long row) {
        double which = Chance.unit(Chance.bits(stream, -3), row);
        if (which < 0.1) {
            return 0;
        }
        double normal = Chance.normal(stream, row);
        return which < 0.55 ? normal - 5 : 5 + normal / 10;
    }

    /// Of two million numbers the first is one value in 126.
    private static long skewed(long stream, long row) {
        double unit = Chance.unit(stream, row);
        return (long) (unit * unit * unit * MANY);
    }
}
