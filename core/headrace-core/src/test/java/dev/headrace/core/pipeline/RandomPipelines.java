package dev.headrace.core.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Makes pipelines that use every feature of the form, by seed.
final class RandomPipelines {
    private static final List<Object> VALUES = List.of(
            "",
            "text",
            "\"quotes\" \\ and\nlines → ✓",
            "12",
            "true",
            true,
            false,
            0,
            -1L,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            0.0,
            -0.0,
            1.0,
            0.1,
            1e300,
            Double.MIN_VALUE,
            -Double.MAX_VALUE);

    private final Random random;

    private RandomPipelines(long seed) {
        random = new Random(seed);
    }

    static Pipeline pipeline(long seed) {
        return new RandomPipelines(seed).pipeline();
    }

    private Pipeline pipeline() {
        Pipeline.Builder builder = Pipeline.builder("pipeline-" + random.nextInt(100));
        int parameters = random.nextInt(5);
        for (int i = 0; i < parameters; i++) {
            switch (random.nextInt(3)) {
                case 0 -> builder.parameter("parameter-" + i, value());
                case 1 -> builder.parameter("parameter-" + i, ParameterType.NUMBER, random.nextInt(10));
                default -> builder.requiredParameter("parameter-" + i, pick(List.of(ParameterType.values())));
            }
        }
        // Nodes read from lower numbers only, so there is no cycle, and are written in any order.
        List<Integer> numbers = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        for (int number : numbers) {
            builder.node("node-" + number, "component-" + random.nextInt(3), node -> node(node, number, parameters));
        }
        return builder.build();
    }

    private void node(Node.Builder node, int number, int parameters) {
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(parameters == 0 ? 2 : 3)) {
                case 0 -> node.set("setting-" + i, value());
                case 1 -> node.set("setting-" + i, List.of(value(), value()).subList(0, random.nextInt(3)));
                default -> node.setFromParameter("setting-" + i, "parameter-" + random.nextInt(parameters));
            }
        }
        if (number > 0) {
            for (int i = random.nextInt(3); i > 0; i--) {
                String[] channels = new String[random.nextInt(4)];
                for (int j = 0; j < channels.length; j++) {
                    channels[j] = channel(number);
                }
                node.input("input-" + i, channels);
            }
            if (random.nextInt(3) == 0) {
                node.whenBlessed(channel(number));
            }
            if (random.nextInt(3) == 0) {
                node.when(channel(number), pick(List.of("blessed", "drifted")), pick(List.of("true", "false", "")));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                node.after("node-" + random.nextInt(number));
            }
        }
        if (random.nextBoolean()) {
            node.retries(random.nextInt(5));
        }
        if (random.nextBoolean()) {
            node.timeout(Duration.ofSeconds(random.nextInt(100_000), 1 + random.nextInt(999_999_999)));
        }
    }

    private String channel(int number) {
        return "node-" + random.nextInt(number) + ".output-" + random.nextInt(2);
    }

    private Object value() {
        return pick(VALUES);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
