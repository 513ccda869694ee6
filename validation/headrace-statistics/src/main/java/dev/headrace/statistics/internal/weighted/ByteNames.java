package dev.headrace.statistics.internal.weighted;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// How texts and bytes are shown in lists: those without a name of their own together under the name that
/// TFDV has for them.
enum ByteNames {
    /// As they are; what is not UTF-8 is pooled.
    TEXTS("__BYTES_VALUE__") {
        @Override
        boolean isPooled(byte[] value) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
                return false;
            } catch (CharacterCodingException e) {
                return true;
            }
        }

        @Override
        String name(byte[] value) {
            return new String(value, StandardCharsets.UTF_8);
        }
    },
    /// As hexadecimal digits in lower case; what is longer than 1,024 bytes is pooled.
    BYTES("__LARGE_BYTES__") {
        @Override
        boolean isPooled(byte[] value) {
            return value.length > LONGEST;
        }

        @Override
        String name(byte[] value) {
            return HexFormat.of().formatHex(value);
        }
    };

    private static final int LONGEST = 1_024;

    private final String pool;

    ByteNames(String pool) {
        this.pool = pool;
    }

    /// Whether a value has no name of its own.
    abstract boolean isPooled(byte[] value);

    /// The name of a value that is not pooled.
    abstract String name(byte[] value);

    /// The name of those that are.
    String pool() {
        return pool;
    }

    /// Whether a value that is not pooled has the name of the pool by chance.
    boolean isNamedAsPool(byte[] value) {
        return value.length == pool.length() && name(value).equals(pool);
    }
}
