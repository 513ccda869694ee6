package dev.headrace.core.pipeline;

import dev.headrace.core.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One step of a pipeline.
///
/// @param name kebab-case, unique in the pipeline
/// @param component the name of the component to run
/// @param settings the component's settings by key
/// @param inputs the channels connected to each input, in order
/// @param conditions all must hold for the node to run; otherwise it is skipped, with all that read from it
/// @param after nodes that must have ended well before, without a channel
/// @param retries how often a retryable failure is tried again
/// @param limit how long one attempt may take, or null for no limit
public record Node(
        String name,
        String component,
        Map<String, ParameterValue> settings,
        Map<String, List<Channel>> inputs,
        List<Condition> conditions,
        Set<String> after,
        int retries,
        @Nullable Duration limit) {
    /// Copies the collections and checks the names and numbers.
    ///
    /// @throws IllegalArgumentException if one is out of its form
    public Node {
        Names.requireKebabCase("the name of a node", name);
        Names.requireKebabCase("the component of node '" + name + "'", component);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())))));
        conditions = List.copyOf(conditions);
        after = Collections.unmodifiableSet(new LinkedHashSet<>(after));
        if (retries < 0) {
            throw new IllegalArgumentException("the retries of node '" + name + "' are negative: " + retries);
        }
        if (limit != null && !limit.isPositive()) {
            throw new IllegalArgumentException("the timeout of node '" + name + "' is not positive: " + limit);
        }
    }

    /// How long one attempt may take.
    ///
    /// @return the limit, or empty for none
    public Optional<Duration> timeout() {
        return Optional.ofNullable(limit);
    }

    /// The nodes that must have ended before this one starts: those of its channels and conditions, and `after`.
    ///
    /// @return names in the order of first mention
    public Set<String> upstream() {
        Set<String> nodes = new LinkedHashSet<>();
        inputs.values().forEach(channels -> channels.forEach(channel -> nodes.add(channel.node())));
        conditions.forEach(condition -> nodes.add(condition.channel().node()));
        nodes.addAll(after);
        return nodes;
    }

    /// Builds a node. Not thread-safe.
    public static final class Builder {
        private final String name;
        private final String component;
        private final Map<String, ParameterValue> settings = new LinkedHashMap<>();
        private final Map<String, List<Channel>> inputs = new LinkedHashMap<>();
        private final List<Condition> conditions = new ArrayList<>();
        private final Set<String> after = new LinkedHashSet<>();
        private int retries;
        private @Nullable Duration limit;

        Builder(String name, String component) {
            this.name = name;
            this.component = component;
        }

        /// Gives a setting a value.
        ///
        /// @param key the setting's key
        /// @param value text, a number, a boolean, or a list of these
        /// @return this
        public Builder set(String key, Object value) {
            settings.put(key, new ParameterValue.Literal(value));
            return this;
        }

        /// Gives a setting the value of a parameter of the pipeline.
        ///
        /// @param key the setting's key
        /// @param parameter the parameter's name
        /// @return this
        public Builder setFromParameter(String key, String parameter) {
            settings.put(key, new ParameterValue.Reference(parameter));
            return this;
        }

        /// Connects channels to an input.
        ///
        /// @param input the input's name
        /// @param channels each as `node.output`
        /// @return this
        public Builder input(String input, String... channels) {
            inputs.put(input, List.of(channels).stream().map(Channel::of).toList());
            return this;
        }

        /// Lets the node run only if a blessing was given.
        ///
        /// @param channel a blessing, as `node.output`
        /// @return this
        public Builder whenBlessed(String channel) {
            conditions.add(Condition.blessed(Channel.of(channel)));
            return this;
        }

        /// Lets the node run only if an artifact's property has a value.
        ///
        /// @param channel where the artifact comes from, as `node.output`
        /// @param property the property's name
        /// @param equals the value
        /// @return this
        public Builder when(String channel, String property, String equals) {
            conditions.add(new Condition(Channel.of(channel), property, equals));
            return this;
        }

        /// Lets the node wait for others that it reads nothing from.
        ///
        /// @param nodes their names
        /// @return this
        public Builder after(String... nodes) {
            after.addAll(List.of(nodes));
            return this;
        }

        /// Tries retryable failures again.
        ///
        /// @param times how often
        /// @return this
        public Builder retries(int times) {
            retries = times;
            return this;
        }

        /// Limits how long one attempt may take.
        ///
        /// @param duration a positive time
        /// @return this
        public Builder timeout(Duration duration) {
            limit = duration;
            return this;
        }

        Node build() {
            return new Node(name, component, settings, inputs, conditions, after, retries, limit);
        }
    }
}
