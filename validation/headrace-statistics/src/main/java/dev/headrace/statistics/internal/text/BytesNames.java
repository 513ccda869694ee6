package dev.headrace.statistics.internal.text;

import java.util.HexFormat;

/// Shows bytes as hexadecimal digits in lower case, and all values that are too long for that under one name.
enum BytesNames implements TopValues.Names {
    INSTANCE;

    /// The name that TFDV has for these.
    static final String POOL = "__LARGE_BYTES__";

    @Override
    public boolean isPooled(byte[] bytes, int from, int length) {
        return length > HeavyHitters.LONGEST;
    }

    @Override
    public String pool() {
        return POOL;
    }

    @Override
    public String name(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
