package dev.headrace.statistics.internal.semantic;

import java.util.List;

/// Reads times of day, and zones behind them. What is read has one form only, so there is nothing to try.
/// Confined to one thread.
final class TimeForm {
    /*
     * ISO 8601: the basic and the extended form, a decimal point or comma, and zones as Z or a distance of hours or
     * hours and minutes. Besides, the twelve-hour clock, a space before the zone (PostgreSQL, Ruby), and UTC or GMT
     * (BigQuery, HTTP).
     */
    /// The times; none at 0. The first three are TFDV's.
    static final List<String> TIMES = List.of(
            "", "%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%H:%M:%S,%f", "%I:%M %p", "%I:%M:%S %p", "%H%M%S", "%H%M%S.%f");

    /// The zones; none at 0.
    static final List<String> ZONES = List.of("", "%z", " %z", " %Z");

    private static final int NO_ZONE = 0;
    private static final int DISTANCE = 1;
    private static final int SPACE_AND_DISTANCE = 2;
    private static final int SPACE_AND_NAME = 3;

    private static final int MINUTES = 1;
    private static final int SECONDS = 2;
    private static final int FRACTION = 3;
    private static final int COMMA_FRACTION = 4;
    private static final int TWELVE_HOURS = 5;
    private static final int TWELVE_HOURS_SECONDS = 6;
    private static final int COMPACT = 7;
    private static final int COMPACT_FRACTION = 8;

    private static final int TFDV_FRACTION_DIGITS = 6;
    private static final int FRACTION_DIGITS = 9;
    private static final int GREATEST_ZONE_HOURS = 18;

    private final SemanticRules rules;
    private int time;
    private int zone;

    TimeForm(SemanticRules rules) {
        this.rules = rules;
    }

    /// The index in [#TIMES] of what was matched last.
    int time() {
        return time;
    }

    /// The index in [#ZONES] of what was matched last.
    int zone() {
        return zone;
    }

    /// Whether all that is there is a time of day and perhaps a zone. With colons; without, see
    /// [#matchesCompact].
    boolean matches(byte[] bytes, int from, int end) {
        int hours = Digits.count(bytes, from, end, 2);
        int at = from + hours;
        if (hours == 0 || Digits.exactly(bytes, from, end, hours) > 23 || !isAt(bytes, at, end, ':')) {
            return false;
        }
        at = sixtieth(bytes, at + 1, end, 59);
        time = MINUTES;
        if (at > 0 && isAt(bytes, at, end, ':')) {
            at = fraction(bytes, sixtieth(bytes, at + 1, end, 60), end, SECONDS, FRACTION);
        }
        if (at > 0 && rules == SemanticRules.HEADRACE) {
            at = halfOfDay(bytes, at, end, Digits.exactly(bytes, from, end, hours));
        }
        return at > 0 && matchesZone(bytes, at, end);
    }

    /// Whether all that is there is `%H%M%S` with or without a fraction and a zone, as ISO 8601 has it in its
    /// basic form.
    boolean matchesCompact(byte[] bytes, int from, int end) {
        if (rules == SemanticRules.TFDV
                || isAbove(bytes, from, end, 23)
                || isAbove(bytes, from + 2, end, 59)
                || isAbove(bytes, from + 4, end, 60)) {
            return false;
        }
        return matchesZone(bytes, fraction(bytes, from + 6, end, COMPACT, COMPACT_FRACTION), end);
    }

    private static boolean isAbove(byte[] bytes, int at, int end, int greatest) {
        int number = Digits.exactly(bytes, at, end, 2);
        return number < 0 || number > greatest;
    }

    /// The position behind minutes or seconds: of two digits, since `16:9` is none, or one by TFDV's rules.
    private int sixtieth(byte[] bytes, int at, int end, int greatest) {
        int behind = Digits.within(bytes, at, end, greatest);
        return rules == SemanticRules.HEADRACE && behind != at + 2 ? -1 : behind;
    }

    /// The position behind a fraction of seconds, or the same if there is none.
    private int fraction(byte[] bytes, int at, int end, int without, int with) {
        time = without;
        boolean comma = rules == SemanticRules.HEADRACE && without == SECONDS && at > 0 && isAt(bytes, at, end, ',');
        if (at < 0 || !(comma || isAt(bytes, at, end, '.'))) {
            return at;
        }
        int most = rules == SemanticRules.TFDV ? TFDV_FRACTION_DIGITS : FRACTION_DIGITS;
        int digits = Digits.count(bytes, at + 1, end, most);
        time = comma ? COMMA_FRACTION : with;
        return digits == 0 ? -1 : at + 1 + digits;
    }

    /// The position behind AM or PM, or the same if there is neither.
    private int halfOfDay(byte[] bytes, int at, int end, int hour) {
        boolean there = end - at >= 3
                && bytes[at] == ' '
                && ((bytes[at + 1] | 0x20) == 'a' || (bytes[at + 1] | 0x20) == 'p')
                && (bytes[at + 2] | 0x20) == 'm';
        if (!there || time > SECONDS) {
            return at;
        }
        time = time == MINUTES ? TWELVE_HOURS : TWELVE_HOURS_SECONDS;
        return hour < 1 || hour > 12 ? -1 : at + 3;
    }

    private boolean matchesZone(byte[] bytes, int from, int end) {
        zone = from == end ? NO_ZONE : zoneAt(bytes, from, end);
        return from > 0 && zone >= 0;
    }

    private int zoneAt(byte[] bytes, int from, int end) {
        if (rules == SemanticRules.TFDV || from < 0) {
            return -1;
        }
        boolean space = bytes[from] == ' ';
        int at = space ? from + 1 : from;
        if (isDistance(bytes, at, end)) {
            return space ? SPACE_AND_DISTANCE : DISTANCE;
        }
        return space && isName(bytes, at, end) ? SPACE_AND_NAME : -1;
    }

    private static boolean isDistance(byte[] bytes, int at, int end) {
        if (end - at == 1) {
            return bytes[at] == 'Z';
        }
        if (end - at < 3
                || (bytes[at] != '+' && bytes[at] != '-')
                || isAbove(bytes, at + 1, end, GREATEST_ZONE_HOURS)) {
            return false;
        }
        int minutes = isAt(bytes, at + 3, end, ':') ? at + 4 : at + 3;
        return end == at + 3 || (end == minutes + 2 && !isAbove(bytes, minutes, end, 59));
    }

    private static boolean isName(byte[] bytes, int at, int end) {
        return end - at == 3
                && ((bytes[at] == 'U' && bytes[at + 1] == 'T' && bytes[at + 2] == 'C')
                        || (bytes[at] == 'G' && bytes[at + 1] == 'M' && bytes[at + 2] == 'T'));
    }

    private static boolean isAt(byte[] bytes, int at, int end, char expected) {
        return at < end && bytes[at] == expected;
    }
}
