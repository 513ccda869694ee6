package dev.headrace.core;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Where all chance comes from. Equal seeds give equal results; a seed derived for a name does not depend on how
/// many others were derived, nor on the order.
///
/// @param value any 64 bits
public record Seed(long value) {
    /// The seed for one named part of the work.
    ///
    /// @param name the part, for example a node's name
    /// @return the first eight bytes of the SHA-256 of this value and the name
    public Seed derive(String name) {
        Fingerprint.Builder builder = Fingerprint.builder();
        builder.add(value).add(name.getBytes(StandardCharsets.UTF_8));
        return new Seed(Long.parseUnsignedLong(builder.build().hex().substring(0, 16), 16));
    }

    /// A new generator that starts at this seed. Not thread-safe.
    ///
    /// @return the generator
    public RandomGenerator generator() {
        return new SplittableRandom(value);
    }
}
