package dev.headrace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.ErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.component.Port;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.config.Property;
import dev.headrace.core.plugin.Provided;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.engine.EngineConfig;
import dev.headrace.runtime.plugin.LoadedPlugin;
import dev.headrace.runtime.plugin.PluginCatalogue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Prints what the plugins provide, as text or JSON.
final class Descriptions {
    private final PluginCatalogue catalogue;
    private final boolean json;
    private final PrintWriter out;

    Descriptions(PluginCatalogue catalogue, boolean json, PrintWriter out) {
        this.catalogue = catalogue;
        this.json = json;
        this.out = out;
    }

    void plugins() {
        if (json) {
            ObjectNode root = Json.object();
            ArrayNode plugins = root.putArray("plugins");
            for (LoadedPlugin plugin : catalogue.plugins()) {
                ObjectNode object =
                        plugins.addObject().put("class", plugin.className()).put("origin", plugin.origin());
                ArrayNode provides = object.putArray("provides");
                plugin.provides()
                        .forEach(provided -> provides.addObject()
                                .put("slot", provided.slot())
                                .put("name", provided.name()));
            }
            ArrayNode broken = root.putArray("broken");
            catalogue
                    .broken()
                    .forEach(plugin ->
                            broken.addObject().put("origin", plugin.origin()).put("reason", plugin.reason()));
            Json.print(out, root);
            return;
        }
        Table table = new Table("PROVIDES", "NAME", "PLUGIN", "FROM");
        for (LoadedPlugin plugin : catalogue.plugins()) {
            for (Provided<?> provided : plugin.provides()) {
                table.add(provided.slot(), provided.name(), plugin.className(), plugin.origin());
            }
        }
        table.print(out);
        catalogue
                .broken()
                .forEach(plugin -> out.println("cannot be used: " + plugin.origin() + ": " + plugin.reason()));
        out.flush();
    }

    void components(@Nullable String name) {
        List<ComponentDescription> components = catalogue.components();
        List<String> names = components.stream().map(ComponentDescription::name).toList();
        if (name != null && !names.contains(name)) {
            throw new HeadraceException(
                    CoreErrorCode.INVALID_PIPELINE,
                    "'" + name + "' is not a component" + Names.suggestion(name, names));
        }
        List<ComponentDescription> chosen = components.stream()
                .filter(component -> name == null || component.name().equals(name))
                .toList();
        if (json) {
            ObjectNode root = Json.object();
            ArrayNode array = root.putArray("components");
            chosen.forEach(component -> array.add(json(component)));
            Json.print(out, root);
            return;
        }
        if (chosen.isEmpty()) {
            out.println("No plugin provides a component: put a plugin's jar into a plugin directory (--plugins DIR).");
        }
        chosen.forEach(this::print);
        out.flush();
    }

    private void print(ComponentDescription component) {
        out.println(component.name());
        component.inputs().forEach(input -> out.println("  reads   " + text(input)));
        component.outputs().forEach(output -> out.println("  writes  " + text(output)));
        component.properties().forEach(property -> out.println("  setting " + text(property)));
    }

    private static String text(Port port) {
        return port.name() + ": " + port.type() + (port.optional() ? ", optional" : "") + (port.many() ? ", many" : "");
    }

    static String text(Property property) {
        String fallback = property.required()
                ? "required"
                : property.defaultValue() == null ? "optional" : "default " + property.defaultValue();
        return property.key() + ": " + property.type() + ", " + fallback + ". " + property.description();
    }

    private static ObjectNode json(ComponentDescription component) {
        ObjectNode object = Json.object().put("name", component.name());
        ports(object.putArray("inputs"), component.inputs());
        ports(object.putArray("outputs"), component.outputs());
        properties(object.putArray("settings"), component.properties());
        return object;
    }

    private static void ports(ArrayNode array, List<Port> ports) {
        ports.forEach(port -> array.addObject()
                .put("name", port.name())
                .put("type", port.type().name())
                .put("optional", port.optional())
                .put("many", port.many()));
    }

    private static void properties(ArrayNode array, List<Property> properties) {
        properties.forEach(property -> array.addObject()
                .put("key", property.key())
                .put("type", property.type())
                .put("default", property.defaultValue())
                .put("required", property.required())
                .put("description", property.description()));
    }

    /// The keys of the engine and of each backend, by the heading that says whose they are.
    Map<String, List<Property>> configurations() {
        Map<String, List<Property>> configurations = new TreeMap<>();
        configurations.put("engine", Configuration.describe(EngineConfig.class));
        catalogue
                .slots()
                .forEach((slot, entries) -> entries.forEach((name, entry) -> {
                    if (!slot.equals("component")) {
                        String prefix = slot + "." + name + ".";
                        configurations.put(
                                slot + " " + name,
                                Configuration.describe(entry.provided().configuration()).stream()
                                        .map(property -> new Property(
                                                prefix + property.key(),
                                                property.type(),
                                                property.defaultValue(),
                                                property.required(),
                                                property.description()))
                                        .toList());
                    }
                }));
        return configurations;
    }

    void configuration() {
        if (json) {
            ObjectNode root = Json.object();
            configurations().forEach((heading, properties) -> properties(root.putArray(heading), properties));
            Json.print(out, root);
            return;
        }
        configurations().forEach((heading, properties) -> {
            out.println(heading);
            properties.forEach(property -> out.println("  " + text(property)));
        });
        out.flush();
    }

    /// Every error code of the engine and the plugins, in the order of the modules.
    List<ErrorCode> errorCodes() {
        List<ErrorCode> codes = new ArrayList<>(List.of(CoreErrorCode.values()));
        codes.addAll(List.of(RuntimeErrorCode.values()));
        // By plugin's name: the order of the class path differs from one start to another.
        catalogue.plugins().stream()
                .sorted(Comparator.comparing(LoadedPlugin::className))
                .forEach(plugin -> codes.addAll(plugin.errorCodes()));
        return codes;
    }

    void errors() {
        if (json) {
            ObjectNode root = Json.object();
            ArrayNode array = root.putArray("errors");
            errorCodes()
                    .forEach(code -> array.addObject()
                            .put("code", code.name())
                            .put("type", code.type().name())
                            .put("retryable", code.retryable())
                            .put("description", code.description()));
            Json.print(out, root);
            return;
        }
        Table table = new Table("CODE", "WHO ACTS", "RETRY", "WHEN");
        errorCodes()
                .forEach(code ->
                        table.add(code.name(), code.type(), code.retryable() ? "yes" : "no", code.description()));
        table.print(out);
    }
}
