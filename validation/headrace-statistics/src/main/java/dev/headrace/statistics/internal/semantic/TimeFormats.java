package dev.headrace.statistics.internal.semantic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts in which formats of days and times texts can be read: each counts for every format that it may
/// have, so that the values decide between month and day first. Confined to one thread.
final class TimeFormats {
    /// No format takes more bytes.
    private static final int MOST_BYTES = 64;

    /// What stands between day and time: nothing at 0, which is also where there is no day or no time.
    private static final List<String> JOINERS = List.of("", "T", " ");

    private final SemanticRules rules;
    private final List<DatePattern> dates;
    private final TimeForm form;
    /// By day (none at 0), joiner, time and zone: the order of the list, which decides between equals.
    private final long[] counts;

    TimeFormats(SemanticRules rules) {
        this.rules = rules;
        this.dates = DatePattern.of(rules);
        this.form = new TimeForm(rules);
        this.counts = new long[(dates.size() + 1) * JOINERS.size() * TimeForm.TIMES.size() * TimeForm.ZONES.size()];
    }

    /// Counts a text that occurs so often.
    void add(byte[] bytes, int from, int length, long count) {
        int end = from + length;
        if (length > MOST_BYTES || length == 0) {
            return;
        }
        if (form.matches(bytes, from, end)) {
            counts[index(0, 0, form.time(), form.zone())] += count;
        }
        int start = bytes[from] == ' ' ? from + 1 : from;
        int digits = Digits.count(bytes, start, end, length);
        int separator = start + digits < end ? bytes[start + digits] & 0xFF : 0;
        for (int date = 0; date < dates.size(); date++) {
            DatePattern pattern = dates.get(date);
            if (!pattern.mayMatch(digits, separator)) {
                continue;
            }
            int behind = pattern.match(bytes, from, end, rules);
            if (behind == end) {
                counts[index(date + 1, 0, 0, 0)] += count;
            } else if (behind > 0 && !pattern.hasTime()) {
                addTime(date, bytes, behind, end, count);
            }
        }
    }

    private void addTime(int date, byte[] bytes, int at, int end, long count) {
        int joiner = bytes[at] == 'T' ? 1 : bytes[at] == ' ' ? 2 : 0;
        int from = joiner == 0 ? at : at + 1;
        boolean joined = joiner > 0 || rules == SemanticRules.HEADRACE;
        if (joined && (form.matches(bytes, from, end) || form.matchesCompact(bytes, from, end))) {
            counts[index(date + 1, joiner, form.time(), form.zone())] += count;
        }
    }

    /// How many texts can be read in the format of the most.
    long most() {
        return counts[best()];
    }

    /// The format that the most texts can be read in, the first of several.
    ///
    /// @return null if there is none
    @Nullable
    String format() {
        int index = best();
        return counts[index] == 0 ? null : format(index);
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }

    private static int index(int date, int joiner, int time, int zone) {
        return ((date * JOINERS.size() + joiner) * TimeForm.TIMES.size() + time) * TimeForm.ZONES.size() + zone;
    }

    private String format(int index) {
        int zone = index % TimeForm.ZONES.size();
        int rest = index / TimeForm.ZONES.size();
        int time = rest % TimeForm.TIMES.size();
        rest /= TimeForm.TIMES.size();
        int joiner = rest % JOINERS.size();
        int date = rest / JOINERS.size();
        return (date == 0 ? "" : dates.get(date - 1).text())
                + JOINERS.get(joiner)
                + TimeForm.TIMES.get(time)
                + TimeForm.ZONES.get(zone);
    }
}
