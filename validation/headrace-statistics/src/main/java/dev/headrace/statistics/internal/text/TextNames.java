package dev.headrace.statistics.internal.text;

import java.nio.charset.StandardCharsets;

/// Shows texts as they are, and all that are not UTF-8 under one name.
enum TextNames implements TopValues.Names {
    INSTANCE;

    /// The name that TFDV has for these.
    static final String POOL = "__BYTES_VALUE__";

    @Override
    public boolean isPooled(byte[] bytes, int from, int length) {
        return !Utf8.isValid(bytes, from, length);
    }

    @Override
    public String pool() {
        return POOL;
    }

    @Override
    public String name(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
