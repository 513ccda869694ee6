package dev.headrace.core.pipeline;

import java.util.Locale;

/// The type of a pipeline's parameter.
public enum ParameterType {
    /// Any text.
    TEXT {
        @Override
        public Object parse(String text) {
            return text;
        }
    },
    /// A whole number of 64 bits.
    INTEGER {
        @Override
        public Object parse(String text) {
            return Long.valueOf(text.strip());
        }
    },
    /// A finite floating-point number of 64 bits.
    NUMBER {
        @Override
        public Object parse(String text) {
            Double number = Double.valueOf(text.strip());
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("not a finite number");
            }
            return number;
        }
    },
    /// `true` or `false`.
    BOOLEAN {
        @Override
        public Object parse(String text) {
            return switch (text.strip()) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither true nor false");
            };
        }
    };

    /// Reads a value of this type.
    ///
    /// @param text as given on a command line
    /// @return a `String`, `Long`, `Double` or `Boolean`
    /// @throws IllegalArgumentException if the text is not of this type
    public abstract Object parse(String text);

    /// Whether a value is of this type; whole numbers are numbers too.
    ///
    /// @param value a `String`, `Long`, `Double` or `Boolean`
    /// @return true if it is
    public boolean accepts(Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case INTEGER -> value instanceof Long;
            case NUMBER -> value instanceof Long || (value instanceof Double number && Double.isFinite(number));
            case BOOLEAN -> value instanceof Boolean;
        };
    }

    /// The type of a value.
    ///
    /// @param value a `String`, `Long`, `Double` or `Boolean`
    /// @return the narrowest type that accepts it
    /// @throws IllegalArgumentException if there is none
    public static ParameterType of(Object value) {
        for (ParameterType type : values()) {
            if (type.accepts(value)) {
                return type;
            }
        }
        throw new IllegalArgumentException("a parameter is text, a finite 64-bit number, or true or false: " + value);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
