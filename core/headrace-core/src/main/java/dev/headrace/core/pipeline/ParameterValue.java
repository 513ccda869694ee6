package dev.headrace.core.pipeline;

import java.util.List;

/// What a node's setting is: a value, or a parameter of the pipeline.
public sealed interface ParameterValue {
    /// A value.
    ///
    /// @param value a `String`, `Boolean`, `Long`, finite `Double`, or a `List` of these
    record Literal(Object value) implements ParameterValue {
        /// Widens numbers, copies lists and checks the type.
        ///
        /// @throws IllegalArgumentException if the type is another
        public Literal {
            value = widen(value);
        }

        private static Object widen(Object value) {
            return switch (value) {
                case String text -> text;
                case Boolean flag -> flag;
                case Long number -> number;
                case Integer number -> number.longValue();
                case Double number when Double.isFinite(number) -> number;
                case Float number when Float.isFinite(number) -> number.doubleValue();
                case List<?> list
                when list.stream().noneMatch(List.class::isInstance) ->
                    list.stream().map(Literal::widen).toList();
                default ->
                    throw new IllegalArgumentException(
                            "a value is text, a finite 64-bit number, true or false, or a list of these: " + value);
            };
        }
    }

    /// The value that the run gives to a parameter.
    ///
    /// @param parameter its name
    record Reference(String parameter) implements ParameterValue {}
}
