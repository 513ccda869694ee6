package dev.headrace.tfmetadata.internal.message;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import java.util.Map;
import java.util.Optional;

/// What a record says beyond another of its type, as a JSON merge patch (RFC 7396), in which an object for a
/// list changes elements by their indices. Stateless.
///
/// So a message holds in its own fields what it has fields for, and in a patch only the rest: whoever changes
/// a field changes what is read, and a component that records gain later needs nothing here.
public final class MergePatch {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MergePatch() {}

    /// What must be changed in one record to get another.
    ///
    /// @param from what is known without the patch
    /// @param to what is wanted
    /// @return JSON on one line, or empty if they are equal
    public static Optional<String> between(Record from, Record to) {
        JsonNode left = tree(JsonRecords.text(from), "record");
        JsonNode right = tree(JsonRecords.text(to), "record");
        return left.equals(right)
                ? Optional.empty()
                : Optional.of(difference(left, right).toString());
    }

    /// Changes a record.
    ///
    /// @param record what is known without the patch
    /// @param patch from [#between]
    /// @param type the record's class
    /// @param where what the patch is, for the message of an exception
    /// @param <R> the record
    /// @return what is wanted
    /// @throws HeadraceException if the patch is damaged
    public static <R extends Record> R apply(R record, String patch, Class<R> type, String where) {
        JsonNode changed = applied(tree(JsonRecords.text(record), where), tree(patch, where), where);
        return JsonRecords.parse(changed.toString(), type, where);
    }

    private static JsonNode tree(String json, String where) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new HeadraceException(
                    TfMetadataErrorCode.METADATA_FILE_UNFIT, where + " is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new HeadraceException(
                TfMetadataErrorCode.METADATA_FILE_UNFIT, where + " is not an object of JSON, and one was expected");
    }

    private static JsonNode difference(JsonNode from, JsonNode to) {
        if (from.isObject() && to.isObject()) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> entry : to.properties()) {
                JsonNode before = from.get(entry.getKey());
                if (before == null) {
                    patch.set(entry.getKey(), entry.getValue());
                } else if (!before.equals(entry.getValue())) {
                    patch.set(entry.getKey(), difference(before, entry.getValue()));
                }
            }
            for (Map.Entry<String, JsonNode> entry : from.properties()) {
                if (!to.has(entry.getKey())) {
                    patch.putNull(entry.getKey());
                }
            }
            return patch;
        }
        if (from.isArray() && to.isArray() && from.size() == to.size()) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < to.size(); i++) {
                if (!from.get(i).equals(to.get(i))) {
                    patch.set(Integer.toString(i), difference(from.get(i), to.get(i)));
                }
            }
            return patch;
        }
        return to;
    }

    private static JsonNode applied(JsonNode target, JsonNode patch, String where) {
        if (!patch.isObject()) {
            return patch;
        }
        if (target.isArray()) {
            ArrayNode changed = target.deepCopy();
            for (Map.Entry<String, JsonNode> entry : patch.properties()) {
                int index = index(entry.getKey(), changed.size(), where);
                changed.set(index, applied(changed.get(index), entry.getValue(), where));
            }
            return changed;
        }
        ObjectNode changed = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            if (entry.getValue().isNull()) {
                changed.remove(entry.getKey());
            } else {
                JsonNode before = changed.path(entry.getKey());
                changed.set(entry.getKey(), applied(before, entry.getValue(), where));
            }
        }
        return changed;
    }

    private static int index(String text, int size, String where) {
        try {
            int index = Integer.parseInt(text);
            if (index >= 0 && index < size) {
                return index;
            }
        } catch (NumberFormatException e) {
            throw new HeadraceException(
                    TfMetadataErrorCode.METADATA_FILE_UNFIT,
                    where + " changes element '" + text + "' of a list, and a number was expected",
                    e);
        }
        throw new HeadraceException(
                TfMetadataErrorCode.METADATA_FILE_UNFIT,
                where + " changes element " + text + " of a list of " + size
                        + ": the fields of the message were changed since");
    }
}
