package dev.headrace.statistics.internal.semantic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Whether a text is an absolute address, `scheme://host` and whatever follows: `https://example.org/a?b=c`,
/// `s3://bucket/key`, `hdfs://name-node:8020/path`, `file:///path`. One pass over at most 2,048 bytes.
///
/// The scheme is any of the form of RFC 3986, of 2 to 32 characters. The host is a name, in any script, or an
/// IPv6 address in brackets, and may have user information before it and a port behind it. It may be left out
/// where a path follows, but not with the schemes of the web. White space, control characters, quotation
/// marks and angle brackets end an address, so a text with any of them is none.
final class UrlRule {
    private static final int LEAST_SCHEME = 2;
    private static final int GREATEST_SCHEME = 32;
    private static final int EXAMINED_BYTES = 2_048;
    private static final List<byte[]> NEED_HOST = List.of(
            ascii("http"), ascii("https"), ascii("ftp"), ascii("ftps"), ascii("sftp"), ascii("ws"), ascii("wss"));

    private UrlRule() {}

    static boolean matches(byte[] bytes, int from, int length) {
        int end = from + Math.min(length, EXAMINED_BYTES);
        int colon = endOfScheme(bytes, from, end);
        int schemeLength = colon - from;
        if (schemeLength < LEAST_SCHEME || !isAt(bytes, colon, end, "://")) {
            return false;
        }
        int host = colon + 3;
        int hostEnd = host;
        while (hostEnd < end && bytes[hostEnd] != '/' && bytes[hostEnd] != '?' && bytes[hostEnd] != '#') {
            hostEnd++;
        }
        if (hostEnd == host) {
            return isAt(bytes, host, end, "/") && !needsHost(bytes, from, colon) && hasNoDelimiter(bytes, host, end);
        }
        return isAuthority(bytes, host, hostEnd) && hasNoDelimiter(bytes, hostEnd, end);
    }

    private static int endOfScheme(byte[] bytes, int from, int end) {
        int last = Math.min(end, from + GREATEST_SCHEME);
        int at = from;
        while (at < last && (isLetter(bytes[at]) || (at > from && isSchemeRest(bytes[at])))) {
            at++;
        }
        return at;
    }

    private static boolean isSchemeRest(byte character) {
        return isDigit(character) || character == '+' || character == '-' || character == '.';
    }

    private static boolean needsHost(byte[] bytes, int from, int to) {
        for (byte[] scheme : NEED_HOST) {
            int i = 0;
            while (i < scheme.length && i < to - from && (bytes[from + i] | 0x20) == scheme[i]) {
                i++;
            }
            if (i == scheme.length && i == to - from) {
                return true;
            }
        }
        return false;
    }

    /// `[user@]host[:port]`.
    private static boolean isAuthority(byte[] bytes, int from, int to) {
        int host = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '@') {
                host = i + 1;
            }
        }
        int port = to;
        while (port > host && isDigit(bytes[port - 1])) {
            port--;
        }
        int hostEnd = port > host && bytes[port - 1] == ':' ? port - 1 : to;
        boolean bracketed = hostEnd - host > 2 && bytes[host] == '[' && bytes[hostEnd - 1] == ']';
        return hasNoDelimiter(bytes, from, host)
                && (bracketed ? isIpv6(bytes, host + 1, hostEnd - 1) : isName(bytes, host, hostEnd));
    }

    private static boolean isIpv6(byte[] bytes, int from, int to) {
        boolean colon = false;
        for (int i = from; i < to; i++) {
            int lower = bytes[i] | 0x20;
            colon |= bytes[i] == ':';
            if (!(isDigit(bytes[i]) || (lower >= 'a' && lower <= 'f') || bytes[i] == ':' || bytes[i] == '.')) {
                return false;
            }
        }
        return colon;
    }

    private static boolean isName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte character = bytes[i];
            boolean allowed = character < 0
                    || isLetter(character)
                    || isDigit(character)
                    || character == '-'
                    || character == '.'
                    || character == '_'
                    || character == '~'
                    || character == '%';
            if (!allowed) {
                return false;
            }
        }
        return to > from && bytes[from] != '.' && bytes[from] != '-';
    }

    private static boolean hasNoDelimiter(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte character = bytes[i];
            if ((character >= 0 && character <= ' ')
                    || character == 0x7F
                    || character == '"'
                    || character == '<'
                    || character == '>') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAt(byte[] bytes, int at, int end, String expected) {
        byte[] ascii = ascii(expected);
        return end - at >= ascii.length && Arrays.equals(bytes, at, at + ascii.length, ascii, 0, ascii.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isLetter(byte character) {
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
