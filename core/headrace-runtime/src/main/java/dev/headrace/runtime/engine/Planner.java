package dev.headrace.runtime.engine;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.Seed;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.config.Binding;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.config.Property;
import dev.headrace.core.pipeline.Node;
import dev.headrace.core.pipeline.Parameter;
import dev.headrace.core.pipeline.ParameterValue;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineCheck;
import dev.headrace.runtime.plugin.CodeVersion;
import dev.headrace.runtime.plugin.PluginCatalogue;
import dev.headrace.runtime.plugin.PluginCatalogue.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Checks a pipeline against the plugins, sets its parameters and binds every node's settings: all problems at
/// once, before anything runs.
final class Planner {
    private final PluginCatalogue catalogue;
    private final Wiring wiring;
    private final Configuration configuration;
    private final Map<Class<?>, Backends> backends = new HashMap<>();
    private final Map<String, ComponentDescription> components = new TreeMap<>();

    /// What a component's backends add to its provenance.
    private record Backends(
            Map<String, String> settings, CodeVersion code, Fingerprint codeDigest, boolean cacheable) {}

    Planner(PluginCatalogue catalogue, Wiring wiring, Configuration configuration) {
        this.catalogue = catalogue;
        this.wiring = wiring;
        this.configuration = configuration;
        catalogue.components().forEach(component -> components.put(component.name(), component));
    }

    /// Plans a whole pipeline.
    ///
    /// @throws HeadraceException with [CoreErrorCode#INVALID_PIPELINE] or [CoreErrorCode#INVALID_CONFIGURATION] and
    ///     every problem found
    RunPlan plan(Pipeline pipeline, Map<String, String> parameters, Seed seed) {
        List<String> misfits = new PipelineCheck(components.values()).problems(pipeline);
        List<String> problems = new ArrayList<>(misfits);
        Map<String, Object> values = parameterValues(pipeline, parameters, problems);
        Map<String, Record> records = new HashMap<>();
        for (Node node : pipeline.nodes()) {
            catalogue
                    .component(node.component())
                    .ifPresent(component -> bind(node, component, values, problems)
                            .ifPresent(record -> records.put(node.name(), record)));
        }
        if (!problems.isEmpty()) {
            throw new HeadraceException(
                    misfits.isEmpty() ? CoreErrorCode.INVALID_CONFIGURATION : CoreErrorCode.INVALID_PIPELINE,
                    "Pipeline '" + pipeline.name() + "': " + String.join("; ", problems));
        }
        List<RunPlan.PlannedNode> nodes = new ArrayList<>();
        for (Node node : pipeline.topologicalOrder()) {
            nodes.add(planned(
                    node,
                    requireNonNull(components.get(node.component())),
                    catalogue.component(node.component()).orElseThrow(),
                    requireNonNull(records.get(node.name())),
                    seed));
        }
        return new RunPlan(pipeline.name(), seed, nodes);
    }

    private Optional<Record> bind(Node node, Entry component, Map<String, Object> values, List<String> problems) {
        Map<String, Object> settings = new TreeMap<>();
        node.settings().forEach((key, value) -> {
            switch (value) {
                case ParameterValue.Literal(Object literal) -> settings.put(key, literal);
                case ParameterValue.Reference(String name) -> {
                    if (values.containsKey(name)) {
                        settings.put(key, values.get(name));
                    }
                }
            }
        });
        if (showsSecret(node, component, settings, problems)) {
            return Optional.empty();
        }
        return switch (configuration.bind(component.provided().configuration(), settings)) {
            case Binding.Bound<?>(Record record) -> Optional.of(record);
            case Binding.Invalid<?>(List<String> found) -> {
                // A parameter that is not set is named once, not at each setting that refers to it.
                found.stream()
                        .filter(problem -> !refersToUnset(node, problem, values))
                        .forEach(problem -> problems.add("node '" + node.name() + "': " + problem));
                yield Optional.empty();
            }
        };
    }

    /// Pipelines and parameters are recorded with each run: a secret in them would be, too.
    private static boolean showsSecret(
            Node node, Entry component, Map<String, Object> settings, List<String> problems) {
        List<String> shown = Configuration.describe(component.provided().configuration()).stream()
                .filter(Property::secret)
                .map(Property::key)
                .filter(key -> settings.containsKey(key)
                        && !String.valueOf(settings.get(key)).startsWith("env:"))
                .toList();
        shown.forEach(key -> problems.add("node '" + node.name() + "': " + key
                + " is a secret, which a pipeline must not hold; give it as env:NAME"));
        return !shown.isEmpty();
    }

    private static boolean refersToUnset(Node node, String problem, Map<String, Object> values) {
        return node.settings().entrySet().stream()
                .anyMatch(entry -> problem.startsWith(entry.getKey() + " is required")
                        && entry.getValue() instanceof ParameterValue.Reference(String name)
                        && !values.containsKey(name));
    }

    private static Map<String, Object> parameterValues(
            Pipeline pipeline, Map<String, String> given, List<String> problems) {
        Map<String, Object> values = new HashMap<>();
        Set<String> known = new LinkedHashSet<>();
        for (Parameter parameter : pipeline.parameters()) {
            known.add(parameter.name());
            String text = given.get(parameter.name());
            if (text != null) {
                try {
                    values.put(parameter.name(), parameter.type().parse(text));
                } catch (IllegalArgumentException e) {
                    problems.add(
                            "parameter '" + parameter.name() + "' is '" + text + "', not of type " + parameter.type());
                }
            } else if (parameter.defaultValue().isPresent()) {
                values.put(parameter.name(), parameter.defaultValue().get());
            } else {
                problems.add("parameter '" + parameter.name() + "' (" + parameter.type() + ") must be set");
            }
        }
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add("'" + name + "' is not a parameter" + Names.suggestion(name, known)));
        return values;
    }

    private RunPlan.PlannedNode planned(
            Node node, ComponentDescription description, Entry component, Record record, Seed seed) {
        Backends needed = backends.computeIfAbsent(component.provided().implementation(), key -> backends(component));
        Map<String, String> settings = new TreeMap<>(needed.settings());
        settings.putAll(Configuration.canonical(record));
        return new RunPlan.PlannedNode(
                node,
                description,
                component,
                record,
                settings,
                Configuration.inputFiles(record),
                seed.derive(node.name()),
                needed.code(),
                needed.codeDigest(),
                needed.cacheable());
    }

    private Backends backends(Entry component) {
        Map<String, String> settings = new TreeMap<>();
        List<CodeVersion> code = new ArrayList<>(List.of(component.plugin().code()));
        List<Class<?>> pending = new ArrayList<>(List.of(component.provided().implementation()));
        Set<Entry> seen = new LinkedHashSet<>();
        boolean cacheable = true;
        while (!pending.isEmpty()) {
            Class<?> implementation = pending.removeLast();
            cacheable &= !Needs.readsMetadata(implementation);
            Needs needs = Needs.of(implementation, catalogue);
            List<Entry> found = new ArrayList<>();
            for (String slot : needs.one()) {
                Entry chosen = wiring.choose(slot);
                settings.put("backend." + slot, chosen.provided().name());
                found.add(chosen);
            }
            needs.all().forEach(slot -> found.addAll(catalogue.slot(slot).values()));
            for (Entry backend : found) {
                if (seen.add(backend)) {
                    String prefix =
                            backend.provided().slot() + "." + backend.provided().name() + ".";
                    Configuration.canonical(wiring.configuration(backend))
                            .forEach((key, value) -> settings.put(prefix + key, value));
                    code.add(backend.plugin().code());
                    pending.add(backend.provided().implementation());
                }
            }
        }
        CodeVersion union = CodeVersion.union(code);
        return new Backends(settings, union, union.digest(), cacheable);
    }
}
