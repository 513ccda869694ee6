package dev.headrace.tfmetadata.internal.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Names of columns as paths, and back. The name of a column is the only step as it is. The name of a field
/// of a struct has several steps, joined by `.`, each in single quotes if it has one of `.`, `(`, `)` or a
/// single quote, which is doubled; a group in parentheses that is the whole step stands without quotes.
/// Stateless.
public final class PathText {
    private PathText() {}

    /// The steps of the name of a column.
    ///
    /// @param name of a column, or of a field of a struct
    /// @param structs the names of the structs that there are
    /// @return several if it is a field of one of these; else the name alone
    public static List<String> steps(String name, Set<String> structs) {
        List<String> steps = new ArrayList<>();
        int start = 0;
        int end = end(name, start);
        while (end < name.length()) {
            steps.add(step(name.substring(start, end)));
            start = end + 1;
            end = end(name, start);
        }
        boolean field = !steps.isEmpty() && structs.contains(of(steps));
        steps.add(step(name.substring(start)));
        return field && of(steps).equals(name) ? steps : List.of(name);
    }

    /// A name for steps.
    ///
    /// @param steps at least one
    /// @return the only step as it is, or all of them joined
    public static String of(List<String> steps) {
        return steps.size() == 1 ? steps.getFirst() : serialized(steps);
    }

    /// Steps as TFDV writes them in keys.
    ///
    /// @param steps at least one
    /// @return their text, in quotes where needed
    public static String serialized(List<String> steps) {
        return String.join(".", steps.stream().map(PathText::quoted).toList());
    }

    /// The message `Path` of steps.
    ///
    /// @param steps at least one
    /// @return the message
    public static Draft message(List<String> steps) {
        Draft path = Draft.of("Path");
        steps.forEach(step -> path.text("step", step));
        return path;
    }

    /// The name in a message `Path`.
    ///
    /// @param path the message
    /// @return the name
    public static String of(View path) {
        return of(path.texts("step"));
    }

    private static int end(String name, int start) {
        if (name.startsWith("'", start)) {
            int place = start + 1;
            while (place < name.length()) {
                if (name.charAt(place) == '\'') {
                    if (!name.startsWith("''", place)) {
                        return name.startsWith("'.", place) ? place + 1 : name.length();
                    }
                    place++;
                }
                place++;
            }
            return name.length();
        }
        int group = name.startsWith("(", start) ? name.indexOf(')', start) : -1;
        int point = name.indexOf('.', Math.max(group, start));
        return point < 0 ? name.length() : point;
    }

    private static String step(String text) {
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1).replace("''", "'")
                : text;
    }

    private static String quoted(String step) {
        boolean plain = step.chars().noneMatch(character -> ".()'".indexOf(character) >= 0);
        boolean group = step.length() > 1 && step.lastIndexOf('(') == 0 && step.indexOf(')') == step.length() - 1;
        return plain || group ? step : "'" + step.replace("'", "''") + "'";
    }
}
