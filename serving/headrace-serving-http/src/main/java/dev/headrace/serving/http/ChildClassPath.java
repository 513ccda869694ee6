package dev.headrace.serving.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headrace.core.Names;
import dev.headrace.data.Column;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.scoring.Scorer;
import dev.headrace.training.Model;
import dev.headrace.transform.RowTransform;
import dev.headrace.validation.LabelSchema;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;

/// What a server's own process needs on its class path, and nothing else: the jars that these classes came
/// from, whichever class loaders they have here. Of Arrow only names of types are used.
final class ChildClassPath {
    private static final List<Class<?>> NEEDED = List.of(
            HttpModelServer.class,
            Scorer.class,
            RowTransform.class,
            ServerRequest.class,
            Model.class,
            LabelSchema.class,
            Column.class,
            Names.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonInclude.class,
            Server.class,
            HttpURI.class,
            EndPoint.class,
            Callback.class,
            Logger.class,
            ArrowType.class);
    /// What the class of Arrow's types is linked with, found beside it: jars that no code here names.
    private static final List<String> BESIDE_ARROW =
            List.of("org/apache/arrow/flatbuf/Type.class", "com/google/flatbuffers/Table.class");

    private ChildClassPath() {}

    /// The class path.
    ///
    /// @return jars and directories, joined as the `java` command takes them
    static String get() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> needed : NEEDED) {
            CodeSource source = needed.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) {
                throw new IllegalStateException(needed.getName() + " comes from no jar");
            }
            places.add(path(source.getLocation()));
        }
        ClassLoader arrow = requireNonNull(ArrowType.class.getClassLoader());
        for (String name : BESIDE_ARROW) {
            places.add(path(jar(requireNonNull(arrow.getResource(name), name))));
        }
        return String.join(File.pathSeparator, places);
    }

    private static URL jar(URL resource) {
        try {
            if (resource.openConnection() instanceof JarURLConnection connection) {
                return connection.getJarFileURL();
            }
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be opened", e);
        }
        throw new IllegalStateException(resource + " is in no jar");
    }

    private static String path(URL place) {
        try {
            return Path.of(place.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(place + " is no place of a jar", e);
        }
    }
}
