package dev.headrace.core.config;

import dev.headrace.core.Names;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns given values into the types that [Config] lists, and back into text.
final class ConfigValue {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "text",
            int.class, "whole number",
            long.class, "whole number",
            double.class, "number",
            boolean.class, "true or false",
            Duration.class, "duration",
            Path.class, "path",
            URI.class, "URI",
            Secret.class, Property.SECRET,
            InputFiles.class, "input files");

    private ConfigValue() {}

    static String describe(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return describe(element);
            }
            if (generic.getRawType() == List.class && element instanceof Class<?> raw && raw != InputFiles.class) {
                return "list of " + describe(element);
            }
        } else if (type instanceof Class<?> raw) {
            if (raw.isEnum()) {
                return "one of " + constants(raw).collect(Collectors.joining(", "));
            }
            String words = WORDS.get(unboxed(raw));
            if (words != null) {
                return words;
            }
        }
        throw new IllegalArgumentException(type.getTypeName() + " cannot be configured");
    }

    private static Class<?> unboxed(Class<?> raw) {
        return MethodType.methodType(raw).unwrap().returnType();
    }

    static Object parse(String key, Type type, Object given, UnaryOperator<@Nullable String> environment) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return Optional.of(parse(key, element, given, environment));
            }
            return elements(given).stream()
                    .map(value -> parse(key, element, value, environment))
                    .toList();
        }
        Class<?> raw = unboxed((Class<?>) type);
        if (raw == InputFiles.class) {
            return parsed(
                    key,
                    "name of files",
                    given,
                    () -> new InputFiles(
                            elements(given).stream().map(String::valueOf).toList()));
        }
        if (given instanceof List<?>) {
            throw new IllegalArgumentException(key + " is a list, and one " + describe(type) + " was expected");
        }
        return scalar(key, raw, given, environment);
    }

    private static Object scalar(String key, Class<?> raw, Object given, UnaryOperator<@Nullable String> environment) {
        String text = String.valueOf(given).strip();
        if (raw == String.class) {
            return String.valueOf(given);
        } else if (raw == int.class) {
            return parsed(
                    key,
                    "whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE,
                    given,
                    () -> Integer.parseInt(text));
        } else if (raw == long.class) {
            return parsed(key, "whole number", given, () -> Long.parseLong(text));
        } else if (raw == double.class) {
            return parsed(key, "number", given, () -> Double.parseDouble(text));
        } else if (raw == boolean.class) {
            return parsed(key, "true or false", given, () -> switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(text);
            });
        } else if (raw == Duration.class) {
            return parsed(key, "duration (for example 250ms, 90s, 15m, 2h, PT1H30M)", given, () -> duration(text));
        } else if (raw == Path.class) {
            return parsed(key, "path", given, () -> Path.of(text));
        } else if (raw == URI.class) {
            return parsed(key, "URI", given, () -> URI.create(text));
        } else if (raw == Secret.class) {
            return secret(key, text, environment);
        } else if (raw.isEnum()) {
            return constant(key, raw, text);
        }
        throw new IllegalArgumentException(key + " has the type " + raw.getName() + ", which cannot be configured");
    }

    private static Secret secret(String key, String text, UnaryOperator<@Nullable String> environment) {
        if (!text.startsWith("env:")) {
            return new Secret(text);
        }
        String name = text.substring("env:".length());
        String value = environment.apply(name);
        if (value == null) {
            throw new IllegalArgumentException(key + " reads the environment variable " + name + ", which is not set");
        }
        return new Secret(value);
    }

    static Optional<String> render(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.flatMap(ConfigValue::render);
            case List<?> list ->
                Optional.of(list.stream()
                        .map(element -> render(element).orElse(""))
                        // The list of one empty text must not look like the empty list.
                        .map(element -> element.isEmpty()
                                ? "\\e"
                                : element.replace("\\", "\\\\").replace(",", "\\,"))
                        .collect(Collectors.joining(",")));
            case Enum<?> constant -> Optional.of(kebab(constant));
            default -> Optional.of(value.toString());
        };
    }

    private interface Parser {
        Object parse();
    }

    private static Object parsed(String key, String expected, Object given, Parser parser) {
        try {
            return parser.parse();
        } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(key + " is '" + given + "', not a valid " + expected, e);
        }
    }

    private static Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        if (!matcher.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static List<?> elements(Object given) {
        if (given instanceof List<?> list) {
            return list;
        }
        String text = String.valueOf(given);
        // A comma inside braces belongs to a glob such as {train,eval}.csv.
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",(?![^{]*})", -1))
                        .map(String::strip)
                        .toList();
    }

    private static Object constant(String key, Class<?> raw, String text) {
        return Arrays.stream(raw.getEnumConstants())
                .filter(constant -> kebab((Enum<?>) constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " is '" + text + "'"
                        + Names.suggestion(text, constants(raw).toList())));
    }

    private static Stream<String> constants(Class<?> raw) {
        return Arrays.stream(raw.getEnumConstants()).map(constant -> kebab((Enum<?>) constant));
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
