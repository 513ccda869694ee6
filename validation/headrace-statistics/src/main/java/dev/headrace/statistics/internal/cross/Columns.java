package dev.headrace.statistics.internal.cross;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ValidationErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Columns by their names.
final class Columns {
    private Columns() {}

    /// The forms of columns.
    ///
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if one is not there, or of a type
    ///     that is not handled
    /// @throws IllegalArgumentException if a name is there twice
    static List<ColumnForm> forms(Schema schema, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Column '" + name + "' is named twice");
            }
        }
        return names.stream().map(name -> form(schema, name)).toList();
    }

    /// The form of a column; exceptions as of [#forms].
    static ColumnForm form(Schema schema, String name) {
        Field field = field(schema, name);
        return ColumnForm.of(field)
                .orElseThrow(() -> new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Column '" + name + "' is of the type " + field.getType()
                                + ", which has no single values that could be compared"));
    }

    /// The field of a column; exceptions as of [#forms].
    static Field field(Schema schema, String name) {
        return schema.getFields().stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Column '" + name + "' is not among the columns "
                                + schema.getFields().stream()
                                        .map(Field::getName)
                                        .toList()));
    }

    static void write(List<ColumnForm> forms, StateOutput output) {
        output.writeVarint(forms.size());
        forms.forEach(form -> write(form, output));
    }

    static void write(ColumnForm form, StateOutput output) {
        output.writeText(form.name());
        output.writeText(form.kind().name().toLowerCase(Locale.ROOT));
        output.writeSigned(form.scale());
    }

    /// Requires that the same columns were written.
    static void expect(List<ColumnForm> forms, StateInput input) {
        if (input.readCount() != forms.size()) {
            throw input.damaged("another number of columns than " + forms.size());
        }
        forms.forEach(form -> expect(form, input));
    }

    static void expect(ColumnForm form, StateInput input) {
        String name = input.readText();
        String kind = input.readText();
        if (!name.equals(form.name())
                || !kind.equals(form.kind().name().toLowerCase(Locale.ROOT))
                || input.readSigned() != form.scale()) {
            throw input.damaged("column '" + name + "' of " + kind + " where " + form + " was expected");
        }
    }
}
