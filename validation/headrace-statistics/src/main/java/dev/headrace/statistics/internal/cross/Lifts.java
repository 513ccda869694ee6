package dev.headrace.statistics.internal.cross;

import dev.headrace.validation.LiftSeries;
import dev.headrace.validation.LiftStatistics;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Computes lifts from exact numbers of rows or sums of weights, so that equal ones are equal.
final class Lifts {
    private final LabelOptions options;
    private final String column;
    private final List<String> texts;
    private final List<String> labelTexts;
    /// Of each group and label; null where they never meet.
    private final BigInteger[][] together;
    private final BigInteger[] ofGroup;
    private final BigInteger[] ofLabel;
    private BigInteger all = BigInteger.ZERO;
    /// Numbers are in units of `2^exponent`.
    private final int exponent;

    private Lifts(LabelOptions options, String column, List<String> texts, List<String> labelTexts, int exponent) {
        this.options = options;
        this.column = column;
        this.texts = texts;
        this.labelTexts = labelTexts;
        this.exponent = exponent;
        together = new BigInteger[labelTexts.size()][];
        ofGroup = zeros(texts.size());
        ofLabel = zeros(labelTexts.size());
    }

    /// Lifts by numbers of rows.
    static LiftStatistics ofRows(LabelOptions options, PairCounts counts, Groups groups, Groups labels) {
        Lifts lifts = new Lifts(options, counts.values().form().name(), groups.texts(), labels.texts(), 0);
        for (int pair = 0; pair < counts.size(); pair++) {
            lifts.add(
                    groups.of(counts.value(pair)),
                    labels.of(counts.label(pair)),
                    BigInteger.valueOf(counts.count(pair)));
        }
        return lifts.result();
    }

    /// Lifts by sums of weights.
    static LiftStatistics ofWeights(LabelOptions options, PairCounts counts, Groups groups, Groups labels) {
        Lifts lifts = new Lifts(
                options, counts.values().form().name(), groups.texts(), labels.texts(), BinaryNumbers.LEAST_EXPONENT);
        for (int pair = 0; pair < counts.size(); pair++) {
            lifts.add(groups.of(counts.value(pair)), labels.of(counts.label(pair)), counts.weight(pair));
        }
        return lifts.result();
    }

    private static BigInteger[] zeros(int length) {
        BigInteger[] zeros = new BigInteger[length];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    private void add(int group, int label, BigInteger count) {
        if (together[label] == null) {
            together[label] = zeros(texts.size());
        }
        together[label][group] = together[label][group].add(count);
        ofGroup[group] = ofGroup[group].add(count);
        ofLabel[label] = ofLabel[label].add(count);
        all = all.add(count);
    }

    private LiftStatistics result() {
        List<LiftSeries> series = new ArrayList<>();
        for (int label = 0; label < together.length; label++) {
            if (ofLabel[label].signum() > 0) {
                series.add(new LiftSeries(labelTexts.get(label), number(ofLabel[label]), lifts(label)));
            }
        }
        return new LiftStatistics(column, options.label(), number(all), true, "", series);
    }

    private List<LiftSeries.Lift> lifts(int label) {
        List<LiftSeries.Lift> lifts = new ArrayList<>();
        for (int group = 0; group < texts.size(); group++) {
            double count = number(ofGroup[group]);
            if (count > options.minimumCount()) {
                BigInteger met = together[label][group];
                lifts.add(new LiftSeries.Lift(
                        texts.get(group),
                        Ratio.of(met.multiply(all), ofGroup[group].multiply(ofLabel[label]), 0),
                        count,
                        number(met)));
            }
        }
        // The sort is stable, and groups are in ascending order.
        lifts.sort(Comparator.comparingDouble(LiftSeries.Lift::lift).reversed());
        if (lifts.size() - options.bottom() > options.top()) {
            List<LiftSeries.Lift> ends = new ArrayList<>(lifts.subList(0, options.top()));
            ends.addAll(lifts.subList(lifts.size() - options.bottom(), lifts.size()));
            return ends;
        }
        return lifts;
    }

    private double number(BigInteger count) {
        return Ratio.of(count, BigInteger.ONE, exponent);
    }
}
