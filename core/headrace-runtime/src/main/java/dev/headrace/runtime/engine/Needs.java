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
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/// Finds which slots a class needs: those whose interface its constructor takes, alone or in a `Map` by name.
final class Needs {
    private Needs() {}

    /// The slots that a constructor names.
    ///
    /// @return slots, without that of the metadata store
    static Set<String> slots(Class<?> implementation, PluginCatalogue catalogue) {
        Set<String> slots = new TreeSet<>();
        for (Class<?> type : types(implementation)) {
            catalogue.slots().forEach((slot, entries) -> {
                boolean matches =
                        entries.values().iterator().next().provided().type().equals(type);
                if (matches && type != MetadataStore.class) {
                    slots.add(slot);
                }
            });
        }
        return slots;
    }

    /// Whether a class reads metadata, so that what it makes follows from more than its provenance says.
    static boolean readsMetadata(Class<?> implementation) {
        return types(implementation).contains(MetadataStore.class);
    }

    private static Set<Class<?>> types(Class<?> implementation) {
        Set<Class<?>> types = new LinkedHashSet<>();
        try {
            for (Dependency<?> dependency :
                    InjectionPoint.forConstructorOf(implementation).getDependencies()) {
                TypeLiteral<?> literal = dependency.getKey().getTypeLiteral();
                types.add(literal.getRawType());
                if (literal.getType() instanceof ParameterizedType generic) {
                    for (Type argument : generic.getActualTypeArguments()) {
                        types.add(TypeLiteral.get(argument).getRawType());
                    }
                }
            }
        } catch (ConfigurationException e) {
            throw new HeadraceException(
                    RuntimeErrorCode.WIRING_FAILED,
                    implementation.getName()
                            + " needs one constructor with @Inject, or one without parameters that is not private",
                    e);
        }
        return types;
    }
}
