package dev.headrace.runtime.testplugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.config.Config;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// A plugin's jar, compiled from source when a test asks for it.
public final class PluginJar {
    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

    private static final String IMPORTS = Stream.of(
                    Component.class,
                    ComponentContext.class,
                    Config.class,
                    Inject.class,
                    Input.class,
                    List.class,
                    Output.class,
                    Plugin.class,
                    Provided.class)
            .map(type -> "import " + type.getName() + ";")
            .collect(Collectors.joining("\n"));

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<Path> classPath = new ArrayList<>();

    private PluginJar() {}

    /// A jar without anything.
    public static PluginJar empty() {
        return new PluginJar();
    }

    /// A jar whose plugin `acme.NAME.AcmePlugin` provides one component, that writes an expression's value as text.
    ///
    /// @param name of the component and, with hyphens left out, of the package
    /// @param expression of Java, of the type `String`
    public static PluginJar of(String name, String expression) {
        String holder = "acme." + name.replace("-", "");
        return empty().source(holder + ".AcmeComponent", """
                        @Output(name = "text", type = "Text")
                        public final class AcmeComponent implements Component {
                            public void run(ComponentContext context) throws java.io.IOException {
                                java.nio.file.Files.writeString(
                                        context.output("text").directory().resolve("text"), %s);
                            }
                        }
                        """.formatted(expression))
                .plugin(holder + ".AcmePlugin", "Provided.of(\"" + name + "\", Component.class, AcmeComponent.class)");
    }

    /// Adds a plugin that provides what an expression says, and names it as a service.
    public PluginJar plugin(String className, String provided) {
        return source(className, """
                        public final class %s implements Plugin {
                            public List<Provided<?>> provides() {
                                return List.of(%s);
                            }
                        }
                        """.formatted(className.substring(className.lastIndexOf('.') + 1), provided))
                .service(className);
    }

    /// Adds a class, without its package line and with the usual imports.
    public PluginJar source(String className, String source) {
        sources.put(className, """
                package %s;
                %s
                %s
                """.formatted(className.substring(0, className.lastIndexOf('.')), IMPORTS, source));
        return this;
    }

    /// Names a class as a service.
    public PluginJar service(String className) {
        return file(SERVICE, (className + "\n").getBytes(UTF_8));
    }

    /// Adds a file, after compilation: in place of a compiled class of that path.
    public PluginJar file(String path, byte[] bytes) {
        files.put(path, bytes.clone());
        return this;
    }

    /// Lets the sources be compiled against another jar, which is not packed.
    public PluginJar against(Path jar) {
        classPath.add(jar);
        return this;
    }

    /// Compiles and packs.
    ///
    /// @return the classes by path
    public Map<String, byte[]> compile() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        if (sources.isEmpty()) {
            return classes;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path output = Files.createTempDirectory("plugin-jar");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            List<Path> visible = new ArrayList<>(classPath);
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                visible.add(Path.of(entry));
            }
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, visible);
            StringWriter messages = new StringWriter();
            boolean compiled = compiler.getTask(
                            messages,
                            manager,
                            null,
                            List.of("-proc:none", "-implicit:none"),
                            null,
                            sources.entrySet().stream()
                                    .map(source -> new Source(source.getKey(), source.getValue()))
                                    .toList())
                    .call();
            if (!compiled) {
                throw new AssertionError(messages.toString());
            }
        }
        try (Stream<Path> walk = Files.walk(output)) {
            for (Path path : walk.sorted().toList().reversed()) {
                if (Files.isRegularFile(path)) {
                    classes.put(output.relativize(path).toString(), Files.readAllBytes(path));
                }
                Files.delete(path);
            }
        }
        return classes;
    }

    /// Writes the jar, in place of one that is there.
    public Path writeTo(Path jar) throws IOException {
        Map<String, byte[]> entries = compile();
        entries.putAll(files);
        Files.createDirectories(jar.getParent());
        // Another file in its place: loaders that hold the old one go on with that.
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(fresh))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                JarEntry header = new JarEntry(entry.getKey());
                header.setTime(0);
                stream.putNextEntry(header);
                stream.write(entry.getValue());
                stream.closeEntry();
            }
        }
        return Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
