package dev.headrace.runtime.engine;

import com.google.inject.ConfigurationException;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.Dependency;
import com.google.inject.spi.InjectionPoint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.plugin.PluginCatalogue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which slots a class needs: those whose interface its constructor takes.
///
/// @param one slots of which it takes the backend that the settings choose
/// @param all slots of which it takes every backend, in a `Map` by name
record Needs(Set<String> one, Set<String> all) {
    /// Copies the sets.
    Needs {
        one = Collections.unmodifiableSet(new TreeSet<>(one));
        all = Collections.unmodifiableSet(new TreeSet<>(all));
    }

    /// The slots that a constructor names, without that of the metadata store.
    static Needs of(Class<?> implementation, PluginCatalogue catalogue) {
        Set<String> one = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (TypeLiteral<?> parameter : parameters(implementation)) {
            Set<Class<?>> types = types(parameter);
            catalogue.slots().forEach((slot, entries) -> {
                Class<?> type = entries.values().iterator().next().provided().type();
                if (types.contains(type) && type != MetadataStore.class) {
                    (parameter.getRawType() == Map.class ? all : one).add(slot);
                }
            });
        }
        return new Needs(one, all);
    }

    /// Whether a class reads metadata, so that what it makes follows from more than its provenance says.
    static boolean readsMetadata(Class<?> implementation) {
        return parameters(implementation).stream()
                .anyMatch(parameter -> types(parameter).contains(MetadataStore.class));
    }

    /// A type and its arguments: `Map`, `String`, `Provider` and `T` of a `Map<String, Provider<T>>`.
    private static Set<Class<?>> types(TypeLiteral<?> literal) {
        Set<Class<?>> types = new LinkedHashSet<>();
        types.add(literal.getRawType());
        if (literal.getType() instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                types.addAll(types(TypeLiteral.get(argument)));
            }
        }
        return types;
    }

    private static List<TypeLiteral<?>> parameters(Class<?> implementation) {
        try {
            List<TypeLiteral<?>> parameters = new ArrayList<>();
            for (Dependency<?> dependency :
                    InjectionPoint.forConstructorOf(implementation).getDependencies()) {
                parameters.add(dependency.getKey().getTypeLiteral());
            }
            return parameters;
        } catch (ConfigurationException e) {
            throw new HeadraceException(
                    RuntimeErrorCode.WIRING_FAILED,
                    implementation.getName()
                            + " needs one constructor with @Inject, or one without parameters that is not private",
                    e);
        }
    }
}
