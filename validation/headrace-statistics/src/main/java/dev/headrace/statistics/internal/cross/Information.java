package dev.headrace.statistics.internal.cross;

import java.util.Map;
import java.util.TreeMap;

/// Entropies and mutual information of counts, in nats.
final class Information {
    /*
     * With n rows, n_xy in a cell, a_x and b_y in its row and column:
     * I = sum n_xy / n * ln(n n_xy / (a_x b_y)).
     * G. Miller, "Note on the bias of information estimates", 1955: an entropy over m cells that are not empty is
     * estimated too low by (m - 1) / 2n, so I is too high by (m_xy - m_x - m_y + 1) / 2n.
     * N. X. Vinh, J. Epps, J. Bailey, "Information theoretic measures for clusterings comparison", 2010: if the labels
     * are shuffled, n_xy has a hypergeometric distribution, and the adjusted information is
     * (I - E[I]) / (max(H(x), H(y)) - E[I]).
     */
    /// Probabilities below this share of the greatest one change nothing.
    private static final double NEGLIGIBLE = 1e-20;
    /// Differences of entropies below this share of them are those of rounding.
    private static final double ROUNDING = 1e-12;

    private Information() {}

    /// The mutual information of the counts as they are.
    static double plugIn(Contingency table) {
        double rows = table.rows();
        double sum = 0;
        for (int cell = 0; cell < table.cells(); cell++) {
            double count = table.count(cell);
            double expected = table.groupTotal(cell) / rows * table.labelTotal(cell);
            sum += count / rows * Math.log(count / expected);
        }
        return Math.max(0, sum);
    }

    /// The estimate without the bias of few rows; it may be slightly below zero.
    static double corrected(Contingency table) {
        long cells = table.cells();
        long bias = cells - filled(table.groupTotals()) - filled(table.labelTotals()) + 1;
        return plugIn(table) - bias / (2.0 * table.rows());
    }

    /// The share of the greatest possible information beyond what chance gives; NaN if chance gives all of
    /// it.
    static double adjusted(Contingency table) {
        double rows = table.rows();
        double expected = expected(table.groupTotals(), table.labelTotals(), table.rows());
        double greatest = Math.max(entropy(table.groupTotals(), rows), entropy(table.labelTotals(), rows));
        double room = greatest - expected;
        return room <= ROUNDING * greatest ? Double.NaN : (plugIn(table) - expected) / room;
    }

    private static double entropy(long[] totals, double rows) {
        double sum = 0;
        for (long total : totals) {
            if (total > 0) {
                sum -= total / rows * Math.log(total / rows);
            }
        }
        return sum;
    }

    private static long filled(long[] totals) {
        long filled = 0;
        for (long total : totals) {
            filled += total > 0 ? 1 : 0;
        }
        return filled;
    }

    /// The information to be expected of shuffled labels. Equal totals have equal shares, and are computed
    /// once.
    static double expected(long[] groupTotals, long[] labelTotals, long rows) {
        double sum = 0;
        for (Map.Entry<Long, Integer> group : occurrences(groupTotals).entrySet()) {
            for (Map.Entry<Long, Integer> label : occurrences(labelTotals).entrySet()) {
                sum += (double) group.getValue() * label.getValue() * share(group.getKey(), label.getKey(), rows);
            }
        }
        return sum;
    }

    private static Map<Long, Integer> occurrences(long[] totals) {
        Map<Long, Integer> occurrences = new TreeMap<>();
        for (long total : totals) {
            if (total > 0) {
                occurrences.merge(total, 1, Integer::sum);
            }
        }
        return occurrences;
    }

    /// The expectation of `k / n * ln(n k / (a b))`, k being hypergeometric. Probabilities are taken relative
    /// to that of the most probable k, and go outwards from there, so that no factorials cancel.
    private static double share(long group, long label, long rows) {
        long least = Math.max(0, group + label - rows);
        long greatest = Math.min(group, label);
        long mode = Math.clamp((long) ((group + 1.0) * (label + 1.0) / (rows + 2.0)), least, greatest);
        double scale = (double) group / rows * label;
        double weight = 1;
        double sum = term(mode, scale);
        double probability = 1;
        for (long k = mode; k < greatest && probability > NEGLIGIBLE; k++) {
            probability *= (double) (group - k) / (k + 1) * ((double) (label - k) / (rows - group - label + k + 1));
            weight += probability;
            sum += probability * term(k + 1, scale);
        }
        probability = 1;
        for (long k = mode; k > least && probability > NEGLIGIBLE; k--) {
            probability *= (double) k / (group - k + 1) * ((double) (rows - group - label + k) / (label - k + 1));
            weight += probability;
            sum += probability * term(k - 1, scale);
        }
        return sum / weight / rows;
    }

    private static double term(long count, double expected) {
        return count == 0 ? 0 : count * Math.log(count / expected);
    }
}
