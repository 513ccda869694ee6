package dev.headrace.core.pipeline;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Lets a node run only if an artifact says so.
///
/// @param channel where the artifact comes from
/// @param property the artifact's property
/// @param equals the value that it must have
public record Condition(Channel channel, String property, String equals) {
    /// The property of blessings.
    public static final String BLESSED = "blessed";

    /// Checks that nothing is null.
    public Condition {
        requireNonNull(channel, "channel is null");
        requireNonNull(property, "property is null");
        requireNonNull(equals, "equals is null");
    }

    /// The condition that a blessing was given.
    ///
    /// @param blessing a channel of the type ModelBlessing or InfraBlessing
    /// @return the condition
    public static Condition blessed(Channel blessing) {
        return new Condition(blessing, BLESSED, "true");
    }

    /// Whether it holds for the artifact's properties.
    ///
    /// @param value the property's value, or null where it has none
    /// @return true if the values are equal
    public boolean holds(@Nullable String value) {
        return equals.equals(value);
    }

    @Override
    public String toString() {
        return channel + " has " + property + " = " + equals;
    }
}
