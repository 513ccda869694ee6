package dev.headrace.statistics.spark;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/// Rows of every type, with nulls, NaN, infinities, empty lists and zeros of both signs.
final class Samples {
    static final StructType TYPE = new StructType()
            .add("city", DataTypes.StringType)
            .add("weight", DataTypes.DoubleType, false)
            .add("label", DataTypes.StringType)
            .add("flag", DataTypes.BooleanType)
            .add("tiny", DataTypes.ByteType)
            .add("small", DataTypes.ShortType)
            .add("count", DataTypes.IntegerType)
            .add("id", DataTypes.LongType, false)
            .add("ratio", DataTypes.FloatType)
            .add("price.net", DataTypes.DoubleType)
            .add("amount", DataTypes.createDecimalType(12, 3))
            .add("wide", DataTypes.createDecimalType(38, 10))
            .add("day", DataTypes.DateType)
            .add("at", DataTypes.TimestampType)
            .add("local", DataTypes.TimestampNTZType)
            .add("took", DataTypes.createDayTimeIntervalType())
            .add("bytes", DataTypes.BinaryType)
            .add("nothing", DataTypes.StringType)
            .add("tags", DataTypes.createArrayType(DataTypes.StringType))
            .add("matrix", DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.DoubleType)))
            .add("counts", DataTypes.createMapType(DataTypes.StringType, DataTypes.IntegerType))
            .add(
                    "place",
                    new StructType()
                            .add("name", DataTypes.StringType)
                            .add(
                                    "at",
                                    new StructType()
                                            .add("x", DataTypes.DoubleType)
                                            .add("y", DataTypes.LongType)));

    private static final double[] DOUBLES = {
        0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e16, -1e16, 0.1
    };
    private static final String[] CITIES = {"Bern", "Genève", "", "東京", "Rio", "Oslo"};

    private Samples() {}

    /// A data frame of one partition.
    static Dataset<Row> of(SparkSession session, int rows) {
        SplittableRandom random = new SplittableRandom(7);
        List<Row> list = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            list.add(row(i, random));
        }
        return session.createDataFrame(list, TYPE);
    }

    private static Row row(int id, SplittableRandom random) {
        return RowFactory.create(
                sometimes(random, CITIES[random.nextInt(CITIES.length)]),
                random.nextInt(5) * 0.75,
                random.nextInt(3) == 0 ? "yes" : "no",
                sometimes(random, random.nextBoolean()),
                sometimes(random, (byte) random.nextInt()),
                sometimes(random, (short) random.nextInt()),
                sometimes(random, random.nextInt(-3, 40)),
                Long.MAX_VALUE - id,
                sometimes(random, (float) random.nextGaussian()),
                sometimes(random, number(random)),
                sometimes(random, BigDecimal.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000L), 3)),
                sometimes(
                        random, BigDecimal.valueOf(random.nextLong(), 10).multiply(BigDecimal.valueOf(1_000_000_007L))),
                sometimes(random, LocalDate.ofEpochDay(random.nextInt(-800_000, 40_000))),
                sometimes(
                        random, Instant.EPOCH.plusNanos(1_000L * random.nextLong(-1_000_000_000L, 4_000_000_000_000L))),
                sometimes(random, LocalDateTime.of(2024, 2, 29, 23, 59).plusSeconds(random.nextInt(100_000))),
                sometimes(random, Duration.ofMillis(random.nextLong(-1_000_000L, 1_000_000L))),
                sometimes(random, ("\u0089" + random.nextInt(50)).getBytes(StandardCharsets.ISO_8859_1)),
                null,
                sometimes(random, texts(random)),
                sometimes(
                        random,
                        Arrays.asList(numbers(random), null, numbers(random)).subList(0, random.nextInt(4))),
                sometimes(random, counts(random)),
                sometimes(
                        random,
                        RowFactory.create(
                                sometimes(random, "place " + random.nextInt(20)),
                                sometimes(
                                        random,
                                        RowFactory.create(
                                                sometimes(random, number(random)),
                                                sometimes(random, random.nextLong(9)))))));
    }

    private static <T> @Nullable T sometimes(SplittableRandom random, T value) {
        return random.nextInt(11) == 0 ? null : value;
    }

    private static double number(SplittableRandom random) {
        return random.nextInt(8) == 0 ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian() * 1e3;
    }

    private static List<@Nullable String> texts(SplittableRandom random) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(sometimes(random, "tag" + random.nextInt(300)));
        }
        return texts;
    }

    private static List<@Nullable Double> numbers(SplittableRandom random) {
        List<@Nullable Double> numbers = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            numbers.add(sometimes(random, number(random)));
        }
        return numbers;
    }

    private static Map<String, @Nullable Integer> counts(SplittableRandom random) {
        Map<String, @Nullable Integer> counts = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            counts.put("key" + random.nextInt(9), sometimes(random, random.nextInt(100)));
        }
        return counts;
    }
}
