package dev.headrace.cli.quickstart;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a quickstart works on.
///
/// @param model the name of the model and of the pipelines, in kebab-case
/// @param files absolute paths or globs
/// @param format `auto`, `csv`, `json-lines` or `parquet`
/// @param delimiter what separates fields, or empty to sniff it
/// @param label the column to predict
/// @param task `auto`, `binary`, `multiclass` or `regression`
/// @param exclude columns that are not to be learned from
/// @param humanLevel how well people do it (their accuracy, or mean absolute error), or null where nobody knows
public record QuickstartInput(
        String model,
        List<String> files,
        String format,
        String delimiter,
        String label,
        String task,
        List<String> exclude,
        @Nullable Double humanLevel) {
    private static final int LONGEST_NAME = 60;

    /// Copies the lists.
    public QuickstartInput {
        files = List.copyOf(files);
        exclude = List.copyOf(exclude);
    }

    /// A name for the model of a label in a file: the words of both.
    ///
    /// @param file the file's name
    /// @param label the label's column
    /// @return kebab-case
    public static String modelName(String file, String label) {
        String stem = file.replaceFirst("(\\.[A-Za-z0-9]{1,8}){1,2}$", "");
        String words = Normalizer.normalize(stem + "-" + label, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String name = words.isEmpty() || !Character.isLetter(words.charAt(0)) ? "model-" + words : words;
        return name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-+$", "");
    }
}
