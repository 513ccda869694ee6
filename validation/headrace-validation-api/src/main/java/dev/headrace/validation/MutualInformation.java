package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

/// How much a column says about a label, in nats (natural logarithms; divide by ln 2 for bits), over the rows
/// in which both have a value. Three estimates from counts, for which numbers are parted into cells of equal
/// frequency unless there are few different ones, and one from nearest neighbours, which needs no cells.
///
/// @param column the column's name
/// @param label the label's name
/// @param rows over how many rows the counts are; 0 where there are no counts
/// @param nats the mutual information of the counts, not negative; NaN without counts
/// @param corrected the same without the bias of few rows after Miller (1955); may be slightly below zero
/// @param adjusted the share of the greatest possible information beyond what chance gives after Vinh, Epps
///     and Bailey (2010), at most 1; NaN also where chance gives all there is, as for constant columns
/// @param nearestNeighbour the estimate of Kraskov, Stögbauer and Grassberger (2004), or that of Ross (2014)
///     where one of both has names, with three neighbours; where both have names, that of the counts of the
///     sample; not negative; NaN with fewer than two rows
/// @param sampled from how many rows that estimate is
/// @param reason why there are no counts; empty if there are
public record MutualInformation(
        String column,
        String label,
        long rows,
        double nats,
        double corrected,
        double adjusted,
        double nearestNeighbour,
        long sampled,
        String reason) {
    /// Checks the names.
    public MutualInformation {
        requireNonNull(column, "column is null");
        requireNonNull(label, "label is null");
        requireNonNull(reason, "reason is null");
    }
}
