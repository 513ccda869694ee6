package dev.headrace.core.config;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Binds values to records whose components carry [Config], describes such records, and renders them. Thread-safe.
public final class Configuration {
    private final UnaryOperator<@Nullable String> environment;

    /// Makes a binder.
    ///
    /// @param environment looks up an environment variable for `env:NAME` secrets; null for an unknown name
    public Configuration(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /// A binder that reads secrets from the process's environment.
    ///
    /// @return the binder
    public static Configuration ofProcess() {
        return new Configuration(System::getenv);
    }

    /// Binds values to a record, or throws with all problems in one message.
    ///
    /// @param where what is configured, for the message: `node 'trainer'`
    /// @param type the record
    /// @param values by key: `String`, `Boolean`, `Long`, `Double`, or a `List` of these
    /// @param <R> the record's type
    /// @return the record
    /// @throws HeadraceException with [CoreErrorCode#INVALID_CONFIGURATION]
    public <R extends Record> R bind(String where, Class<R> type, Map<String, ?> values) {
        return switch (bind(type, values)) {
            case Binding.Bound<R>(R record) -> record;
            case Binding.Invalid<R>(List<String> problems) ->
                throw new HeadraceException(
                        CoreErrorCode.INVALID_CONFIGURATION, where + ": " + String.join("; ", problems));
        };
    }

    /// Binds values to a record, or collects all problems.
    ///
    /// @param type the record
    /// @param values by key: `String`, `Boolean`, `Long`, `Double`, or a `List` of these
    /// @param <R> the record's type
    /// @return the record or the problems
    /// @throws IllegalArgumentException if a component of the record has no [Config], or a type that cannot be
    ///     configured
    public <R extends Record> Binding<R> bind(Class<R> type, Map<String, ?> values) {
        List<String> problems = new ArrayList<>();
        Map<String, RecordComponent> known = keys(type);
        List<String> defunct = defunct(type);
        for (String key : values.keySet()) {
            if (defunct.contains(key)) {
                problems.add(key + " was removed and does nothing now");
            } else if (!known.containsKey(key)) {
                problems.add(key + " is not a known key" + Names.suggestion(key, known.keySet()));
            }
        }
        @Nullable Object[] arguments = new @Nullable Object[known.size()];
        int position = 0;
        for (Map.Entry<String, RecordComponent> entry : known.entrySet()) {
            Object given = values.get(entry.getKey());
            try {
                arguments[position++] = value(entry.getKey(), entry.getValue(), given);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            return new Binding.Invalid<>(problems);
        }
        return construct(type, known, arguments);
    }

    /// The keys of a record, in its order.
    ///
    /// @param type the record
    /// @return one property a component
    public static List<Property> describe(Class<? extends Record> type) {
        List<Property> properties = new ArrayList<>();
        keys(type).forEach((key, component) -> {
            Config config = component.getAnnotation(Config.class);
            boolean optional = component.getType() == Optional.class;
            boolean hasDefault = !config.defaultValue().equals(Config.REQUIRED);
            properties.add(new Property(
                    key,
                    ConfigValue.describe(component.getGenericType()),
                    hasDefault ? config.defaultValue() : null,
                    !hasDefault && !optional,
                    config.description()));
        });
        return List.copyOf(properties);
    }

    /// The removed keys of a record.
    ///
    /// @param type the record
    /// @return keys, often none
    public static List<String> defunct(Class<? extends Record> type) {
        DefunctConfig defunct = type.getAnnotation(DefunctConfig.class);
        return defunct == null ? List.of() : List.of(defunct.value());
    }

    /// A record's values as text by key, sorted: what provenance and cache keys hold. Secrets are redacted and
    /// absent optional values left out; [InputFiles] are left out too, since their bytes count and not their names.
    ///
    /// @param record a configuration record
    /// @return text by key
    public static Map<String, String> canonical(Record record) {
        Map<String, String> texts = new TreeMap<>();
        values(record).forEach((key, value) -> {
            if (asInputFiles(value).isEmpty()) {
                ConfigValue.render(value).ifPresent(text -> texts.put(key, text));
            }
        });
        return texts;
    }

    /// The files that a record names as input, by key.
    ///
    /// @param record a configuration record
    /// @return input by key, sorted; often none
    public static Map<String, InputFiles> inputFiles(Record record) {
        Map<String, InputFiles> inputs = new TreeMap<>();
        values(record).forEach((key, value) -> asInputFiles(value).ifPresent(files -> inputs.put(key, files)));
        return inputs;
    }

    private static Optional<InputFiles> asInputFiles(Object value) {
        return value instanceof Optional<?> optional
                ? optional.flatMap(Configuration::asInputFiles)
                : value instanceof InputFiles files ? Optional.of(files) : Optional.empty();
    }

    private static Map<String, Object> values(Record record) {
        Map<String, Object> values = new TreeMap<>();
        keys(record.getClass()).forEach((key, component) -> {
            try {
                component.getAccessor().setAccessible(true);
                values.put(key, component.getAccessor().invoke(record));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException(
                        "cannot read " + component.getName() + " of "
                                + record.getClass().getName(),
                        e);
            }
        });
        return values;
    }

    private @Nullable Object value(String key, RecordComponent component, @Nullable Object given) {
        Config config = component.getAnnotation(Config.class);
        boolean optional = component.getType() == Optional.class;
        if (given == null && config.defaultValue().equals(Config.REQUIRED)) {
            if (optional) {
                return Optional.empty();
            }
            throw new IllegalArgumentException(key + " is required (" + config.description() + ")");
        }
        Object raw = given == null ? config.defaultValue() : given;
        return ConfigValue.parse(key, component.getGenericType(), raw, environment);
    }

    private static <R extends Record> Binding<R> construct(
            Class<R> type, Map<String, RecordComponent> known, @Nullable Object[] arguments) {
        Class<?>[] parameters =
                known.values().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return new Binding.Bound<>(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                return new Binding.Invalid<>(List.of(String.valueOf(wrong.getMessage())));
            }
            throw new IllegalStateException(type.getName() + " failed on " + Arrays.toString(arguments), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static Map<String, RecordComponent> keys(Class<? extends Record> type) {
        Map<String, RecordComponent> keys = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Config config = component.getAnnotation(Config.class);
            if (config == null) {
                throw new IllegalArgumentException(
                        component.getName() + " of " + type.getName() + " has no @Config annotation");
            }
            ConfigValue.describe(component.getGenericType());
            if (keys.put(Names.requireKebabCase("a key", config.value()), component) != null) {
                throw new IllegalArgumentException(type.getName() + " has two keys " + config.value());
            }
        }
        return keys;
    }
}
