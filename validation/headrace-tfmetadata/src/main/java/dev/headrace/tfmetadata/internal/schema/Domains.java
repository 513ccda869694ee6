package dev.headrace.tfmetadata.internal.schema;

import com.google.protobuf.Message;
import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The domains of texts that features share by their names.
final class Domains {
    private final Map<String, View> before;
    private final Map<String, Message> assigned = new LinkedHashMap<>();

    Domains(Map<String, View> before) {
        this.before = before;
    }

    /// Keeps the domain of a feature that does not change.
    void keep(@Nullable View feature) {
        if (feature != null && feature.has("domain")) {
            View domain = before.get(feature.text("domain"));
            if (domain != null) {
                assigned.put(feature.text("domain"), domain.message());
            }
        }
    }

    /// A name for a domain with some values: that of its feature, with a number behind it if others have
    /// that.
    String name(String feature, List<String> values) {
        String name = feature;
        int number = 1;
        while (isTaken(name, values)) {
            number++;
            name = feature + number;
        }
        View old = before.get(name);
        Draft domain = old == null ? Draft.of("StringDomain") : Draft.from(old.message());
        domain.text("name", name).clear("value");
        values.forEach(value -> domain.text("value", value));
        assigned.put(name, domain.build());
        return name;
    }

    private boolean isTaken(String name, List<String> values) {
        Message other = assigned.get(name);
        return other != null && !new View(other).texts("value").equals(values);
    }

    /// All domains: those that were there in their order, but for those of features that use them no more.
    List<Message> messages(Set<String> features) {
        List<Message> messages = new ArrayList<>();
        before.forEach((name, domain) -> {
            Message message = assigned.remove(name);
            if (message != null || !features.contains(name)) {
                messages.add(message == null ? domain.message() : message);
            }
        });
        messages.addAll(assigned.values());
        return messages;
    }
}
