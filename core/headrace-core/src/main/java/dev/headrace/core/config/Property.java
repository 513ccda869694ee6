package dev.headrace.core.config;

import org.jspecify.annotations.Nullable;

/// One key of a configuration record, for help texts and the reference page.
///
/// @param key the key in kebab-case
/// @param type the type in words: `text`, `whole number`, `list of text`, `one of a, b`
/// @param defaultValue the default as text, or null where there is none
/// @param required whether the key must be given
/// @param description one sentence
public record Property(String key, String type, @Nullable String defaultValue, boolean required, String description) {
    /// How [Secret] is called in words.
    static final String SECRET = "secret";

    /// Whether the value must not be shown or recorded: its type is [Secret], or a list of them.
    ///
    /// @return true for secrets
    public boolean secret() {
        return type.equals(SECRET) || type.equals("list of " + SECRET);
    }
}
