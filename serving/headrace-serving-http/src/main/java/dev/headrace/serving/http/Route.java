package dev.headrace.serving.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a path asks for.
///
/// @param target what
/// @param model the model's name; empty where the path has none
/// @param version the version in digits; empty where the path has none
record Route(Target target, String model, String version) {
    private static final Pattern MODEL = Pattern.compile("(?<api>/v[12]/models/)(?<model>[^/:]+)"
            + "(/versions/(?<version>[0-9]{1,18}))?(?<verb>:predict|/metadata|/ready|/infer)?");

    /// What a server answers.
    enum Target {
        LIST("GET", "/"),
        STATUS("GET", "/v1/models/NAME"),
        METADATA("GET", "/v1/models/NAME/metadata"),
        PREDICT("POST", "/v1/models/NAME:predict"),
        SERVER("GET", "/v2"),
        LIVE("GET", "/v2/health/live"),
        READY("GET", "/v2/health/ready"),
        MODEL("GET", "/v2/models/NAME"),
        MODEL_READY("GET", "/v2/models/NAME/ready"),
        INFER("POST", "/v2/models/NAME/infer");

        private final String method;
        private final String path;

        Target(String method, String path) {
            this.method = method;
            this.path = path;
        }

        String method() {
            return method;
        }

        String path() {
            return path;
        }
    }

    /// The route of a path.
    ///
    /// @return empty if there is nothing there
    static Optional<Route> of(String path) {
        for (Target target : List.of(Target.LIST, Target.SERVER, Target.LIVE, Target.READY)) {
            if (path.equals(target.path) || path.equals(target.path + "/")) {
                return Optional.of(new Route(target, "", ""));
            }
        }
        Matcher matcher = MODEL.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String form = matcher.group("api") + "NAME" + (matcher.group("verb") == null ? "" : matcher.group("verb"));
        String version = matcher.group("version");
        for (Target target : Target.values()) {
            if (target.path.equals(form)) {
                return Optional.of(new Route(target, matcher.group("model"), version == null ? "" : version));
            }
        }
        return Optional.empty();
    }
}
