package dev.headrace.architecture;

import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The modules that the root pom lists, and the classes that the build put into their `target` directories. So a
/// new module is covered without a change here.
final class Reactor implements Layout {
    private static final Pattern PLACE = Pattern.compile(".*/([^/]+)/([^/]+)/target/(test-)?classes/.*");
    private static final String FIXTURES = "/target/test-classes/dev/headrace/architecture/fixtures/";
    private static final String GENERATED = "/jmh_generated/";
    private static @Nullable Reactor instance;

    private final List<Directory> directories;
    private final JavaClasses classes;

    /// A module's directory, beneath the root.
    ///
    /// @param path absolute
    record Directory(Path path) {
        String name() {
            return String.valueOf(path.getFileName());
        }

        Path target() {
            return path.resolve("target");
        }

        /// Whether the build publishes a jar of this module to users.
        boolean isPublishedJar() {
            Element project = parse(path.resolve("pom.xml"));
            String packaging =
                    child(project, "packaging").map(Element::getTextContent).orElse("jar");
            String published = child(project, "properties")
                    .flatMap(properties -> child(properties, "headrace.published"))
                    .map(Element::getTextContent)
                    .orElse("true");
            return packaging.strip().equals("jar") && !published.strip().equals("false");
        }
    }

    private Reactor() {
        Path root = baseDirectory().resolve("../..").normalize();
        List<Directory> listed = new ArrayList<>();
        child(parse(root.resolve("pom.xml")), "modules").ifPresent(modules -> {
            NodeList elements = modules.getElementsByTagName("module");
            for (int i = 0; i < elements.getLength(); i++) {
                listed.add(new Directory(
                        root.resolve(elements.item(i).getTextContent().strip()).normalize()));
            }
        });
        directories = List.copyOf(listed);
        classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains(FIXTURES) && !location.contains(GENERATED))
                .importPaths(directories.stream()
                        .flatMap(directory -> List.of("classes", "test-classes").stream()
                                .map(name -> directory.target().resolve(name)))
                        .filter(Files::isDirectory)
                        .toList());
    }

    /// The reactor; its classes are imported once for all tests.
    static synchronized Reactor get() {
        if (instance == null) {
            instance = new Reactor();
        }
        return instance;
    }

    /// The directory of `headrace-architecture`.
    static Path baseDirectory() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /// The modules in the order of the root pom.
    List<Directory> directories() {
        return directories;
    }

    /// Main and test classes of all modules, without this module's fixtures and what JMH generates.
    JavaClasses classes() {
        return classes;
    }

    @Override
    public Optional<Module> moduleOf(JavaClass javaClass) {
        return place(javaClass).map(place -> {
            String name = place.group(2);
            Ring ring = Modules.ring(name)
                    .orElseThrow(() -> new IllegalStateException(name + " is missing in the table of Modules"));
            return new Module(name, place.group(1), ring);
        });
    }

    @Override
    public boolean isMain(JavaClass javaClass) {
        return place(javaClass).map(place -> place.group(3) == null).orElse(false);
    }

    private static Optional<Matcher> place(JavaClass javaClass) {
        return javaClass
                .getBaseComponentType()
                .getSource()
                .map(source -> PLACE.matcher(source.getUri().toString()))
                .filter(Matcher::matches);
    }

    private static Element parse(Path pom) {
        try {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile());
            return requireNonNull(document.getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("cannot parse " + pom, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Element> child(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element element && element.getTagName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
