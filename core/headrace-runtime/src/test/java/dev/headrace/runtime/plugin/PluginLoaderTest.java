package dev.headrace.runtime.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.plugin.PluginLoader.OnBroken;
import dev.headrace.runtime.testplugin.PluginJar;
import dev.headrace.runtime.testplugin.TestPlugin;
import dev.headrace.testkit.FakeComponentContext;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginLoaderTest {
    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

    @TempDir
    Path directory = Path.of("");

    private Path plugins = Path.of("replaced before each test");

    @BeforeEach
    void makeADirectoryOfPlugins() throws IOException {
        plugins = Files.createDirectories(directory.resolve("plugins"));
    }

    // Finding

    @Test
    void pluginsAreFoundOnTheClassPathAndInDirectories() throws IOException {
        Path jar = PluginJar.of("shout", "\"shouted\"").writeTo(plugins.resolve("shout.jar"));
        PluginCatalogue catalogue = load();
        assertThat(catalogue.plugins())
                .extracting(LoadedPlugin::className, LoadedPlugin::origin)
                .contains(
                        tuple(TestPlugin.class.getName(), LoadedPlugin.CLASS_PATH),
                        tuple("acme.shout.AcmePlugin", jar.toString()));
        assertThat(catalogue.broken()).isEmpty();
        assertThat(catalogue.component("shout")).isPresent();
        assertThat(catalogue.component("plain")).as("a backend is no component").isEmpty();
        assertThat(catalogue.components())
                .extracting(ComponentDescription::name)
                .isSorted()
                .contains("join", "shout");
        assertThat(catalogue.slot("greeter")).containsOnlyKeys("loud", "plain");
        assertThat(catalogue.slot("none")).isEmpty();
    }

    @Test
    void whatIsNoJarIsPassedOverAndSoIsADirectoryThatDoesNotExist() throws IOException {
        Files.writeString(plugins.resolve("README.md"), "no plugin");
        Files.createDirectories(plugins.resolve("empty"));
        Files.createDirectories(plugins.resolve("no.jar"));
        PluginCatalogue catalogue = new PluginLoader(getClass().getClassLoader(), OnBroken.REFUSE)
                .load(List.of(plugins, directory.resolve("none")));
        assertThat(catalogue.plugins()).extracting(LoadedPlugin::origin).containsOnly(LoadedPlugin.CLASS_PATH);
    }

    @Test
    void aDirectoryOfJarsIsOnePlugin() throws Exception {
        Path tool = directory.resolve("library.jar");
        PluginJar.empty()
                .source(
                        "acme.lib.Library",
                        "public final class Library { public static String name() { return \"lib\"; } }")
                .writeTo(tool);
        Path place = Files.createDirectories(plugins.resolve("shout"));
        PluginJar.of("shout", "acme.lib.Library.name()").against(tool).writeTo(place.resolve("shout.jar"));
        Files.move(tool, place.resolve("library.jar"));
        PluginCatalogue catalogue = load();
        assertThat(catalogue.broken()).isEmpty();
        assertThat(text(catalogue, "shout")).isEqualTo("lib");
        LoadedPlugin plugin = catalogue.component("shout").orElseThrow().plugin();
        assertThat(plugin.origin()).isEqualTo(place.toString());
        assertThat(plugin.code().jars())
                .isEqualTo(Map.of(
                        "library.jar", Fingerprint.ofFile(place.resolve("library.jar")),
                        "shout.jar", Fingerprint.ofFile(place.resolve("shout.jar"))));
    }

    @Test
    void theCodeVersionFollowsTheBytesOfTheJarsOnly() throws IOException {
        PluginJar.of("shout", "\"one\"").writeTo(plugins.resolve("shout.jar"));
        Fingerprint first = codeOf("shout");
        assertThat(codeOf("shout")).isEqualTo(first);
        PluginJar.of("shout", "\"two\"").writeTo(plugins.resolve("shout.jar"));
        assertThat(codeOf("shout")).isNotEqualTo(first);
        assertThat(codeOf("join")).isNotEqualTo(first);
    }

    // Class loaders

    @Test
    void pluginsWithTwoVersionsOfOneLibraryWorkBesideEachOther() throws Exception {
        for (int version = 1; version <= 2; version++) {
            PluginJar.of("user-" + (version == 1 ? "one" : "two"), "acme.lib.Library.version()")
                    .source(
                            "acme.lib.Library",
                            "public final class Library { public static String version() { return \"" + version
                                    + "\"; } }")
                    .writeTo(plugins.resolve("user-" + version + ".jar"));
        }
        PluginCatalogue catalogue = load();
        assertThat(text(catalogue, "user-one")).isEqualTo("1");
        assertThat(text(catalogue, "user-two")).isEqualTo("2");
    }

    @Test
    void aPluginMayBringALibraryThatTheEngineHasToo() throws Exception {
        PluginJar.of("user", "com.google.inject.Guice.mine()")
                .source(
                        "com.google.inject.Guice",
                        "public final class Guice { public static String mine() { return \"own\"; } }")
                .writeTo(plugins.resolve("user.jar"));
        assertThat(text(load(), "user")).isEqualTo("own");
    }

    @Test
    void aPluginSeesWhatIsSharedAndNothingElseOfTheEngine() throws Exception {
        ClassLoader loader = loaderOf(PluginJar.of("shout", "\"\""));
        for (String shared : List.of(
                "dev.headrace.core.Seed",
                "dev.headrace.core.component.Component",
                "jakarta.inject.Inject",
                "org.slf4j.Logger",
                "org.jspecify.annotations.Nullable",
                "org.apache.arrow.memory.BufferAllocator")) {
            assertThat(loader.loadClass(shared))
                    .isSameAs(getClass().getClassLoader().loadClass(shared));
        }
        for (String hidden : List.of(
                "com.google.inject.Guice",
                "com.google.common.collect.ImmutableList",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "dev.headrace.runtime.engine.Engine",
                "dev.headrace.runtime.testplugin.TestPlugin")) {
            assertThat(getClass().getClassLoader().loadClass(hidden))
                    .as("the engine has %s", hidden)
                    .isNotNull();
            assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass(hidden));
        }
        assertThat(loader.loadClass("java.sql.Connection"))
                .as("the JDK is there")
                .isNotNull();
    }

    @Test
    void aPluginSeesItsOwnResourcesAndNotTheEngines() throws Exception {
        ClassLoader loader = loaderOf(PluginJar.of("shout", "\"\"").file("acme/words.txt", "own".getBytes(UTF_8)));
        URL own = loader.getResource("acme/words.txt");
        assertThat(own).isNotNull().hasToString("jar:file:" + plugins.resolve("one.jar") + "!/acme/words.txt");
        assertThat(loader.getResource("META-INF/headrace/shared-packages")).isNull();
        assertThat(Collections.list(loader.getResources(SERVICE))).hasSize(1);
        assertThat(loader.getName()).isEqualTo("one.jar");
    }

    @Test
    void aCopyOfASharedClassInAPluginIsNotUsed() throws Exception {
        ClassLoader loader =
                loaderOf(PluginJar.of("shout", "\"\"").file("dev/headrace/core/Seed.class", new byte[] {1, 2, 3}));
        assertThat(loader.loadClass("dev.headrace.core.Seed")).isSameAs(Seed.class);
    }

    @Test
    void aSharedPackageThatTheEngineDoesNotBringMayComeFromThePlugin() throws Exception {
        ClassLoader loader = loaderOf(
                PluginJar.of("shout", "\"\"").source("org.apache.arrow.acme.Extra", "public final class Extra {}"));
        assertThat(loader.loadClass("org.apache.arrow.acme.Extra").getClassLoader())
                .isSameAs(loader);
    }

    // Broken jars

    @Test
    void aJarThatIsNoZipIsNamed() throws IOException {
        Files.writeString(plugins.resolve("one.jar"), "not a zip");
        assertBroken("it is not a jar: zip END header not found");
    }

    @Test
    void aJarThatNamesNoPluginIsNamed() throws IOException {
        PluginJar.empty()
                .source("acme.Nothing", "public final class Nothing {}")
                .writeTo(plugins.resolve("one.jar"));
        assertBroken("it has no META-INF/services/" + Plugin.class.getName());
    }

    @Test
    void aJarThatNamesAClassThatIsMissingIsNamed() throws IOException {
        PluginJar.empty().service("acme.Gone").writeTo(plugins.resolve("one.jar"));
        assertBroken("ServiceConfigurationError: " + Plugin.class.getName() + ": Provider acme.Gone not found");
    }

    @Test
    void aJarThatNamesAClassThatIsNoPluginIsNamed() throws IOException {
        PluginJar.empty()
                .source("acme.Nothing", "public final class Nothing {}")
                .service("acme.Nothing")
                .writeTo(plugins.resolve("one.jar"));
        assertBroken("ServiceConfigurationError: " + Plugin.class.getName() + ": acme.Nothing not a subtype");
    }

    @Test
    void aJarForANewerJavaIsNamed() throws IOException {
        PluginJar jar = PluginJar.of("shout", "\"\"");
        String path = "acme/shout/AcmePlugin.class";
        byte[] bytes = jar.compile().getOrDefault(path, new byte[8]).clone();
        // The major version of the class file format: 69 is Java 25.
        assertThat(bytes[7]).isEqualTo((byte) 69);
        bytes[7] = 99;
        jar.file(path, bytes).writeTo(plugins.resolve("one.jar"));
        assertThat(reason())
                .startsWith("it needs a newer Java: acme/shout/AcmePlugin ")
                .contains("99.0");
    }

    @Test
    void aJarThatUsesAClassThatIsMissingIsNamed() throws IOException {
        Path library = directory.resolve("library.jar");
        PluginJar.empty()
                .source("acme.lib.Base", "public abstract class Base implements Component {}")
                .writeTo(library);
        PluginJar.empty()
                .against(library)
                .source(
                        "acme.Derived",
                        "public final class Derived extends acme.lib.Base { public void run(ComponentContext c) {} }")
                .plugin("acme.DerivedPlugin", "Provided.of(\"derived\", Component.class, Derived.class)")
                .writeTo(plugins.resolve("one.jar"));
        assertBroken("a class that it uses is not in it: acme/lib/Base");
    }

    @Test
    void aJarWhosePluginCannotBeBuiltIsNamed() throws IOException {
        PluginJar.empty().source("acme.Throwing", """
                        public final class Throwing implements Plugin {
                            public Throwing() { throw new IllegalStateException("no licence"); }
                            public List<Provided<?>> provides() { return List.of(); }
                        }
                        """).service("acme.Throwing").writeTo(plugins.resolve("one.jar"));
        assertBroken("IllegalStateException: no licence");
    }

    @Test
    void aJarWhosePluginFailsToListItselfIsNamed() throws IOException {
        for (String body : List.of("throw new StackOverflowError(\"endless\");", "return null;")) {
            PluginJar.empty()
                    .source(
                            "acme.Throwing",
                            "public final class Throwing implements Plugin { public List<Provided<?>> provides() { "
                                    + body + " } }")
                    .service("acme.Throwing")
                    .writeTo(plugins.resolve("one.jar"));
            assertThat(reason()).isIn("StackOverflowError: endless", "NullPointerException: provides() returned null");
        }
    }

    @Test
    void aJarWithMalformedSettingsIsNamed() throws IOException {
        PluginJar.empty()
                .source("acme.Settings", "public record Settings(String word) {}")
                .source(
                        "acme.Shout",
                        "public final class Shout implements Component { public void run(ComponentContext c) {} }")
                .plugin("acme.ShoutPlugin", "new Provided<>(\"shout\", Component.class, Shout.class, Settings.class)")
                .writeTo(plugins.resolve("one.jar"));
        assertBroken("IllegalArgumentException: word of acme.Settings has no @Config annotation");
    }

    @Test
    void aJarWithAMalformedDeclarationIsNamed() throws IOException {
        PluginJar.empty()
                .source(
                        "acme.Shout",
                        "@Output(name = \"The Text\", type = \"Text\") public final class Shout implements Component {"
                                + " public void run(ComponentContext c) {} }")
                .plugin("acme.ShoutPlugin", "Provided.of(\"shout\", Component.class, Shout.class)")
                .writeTo(plugins.resolve("one.jar"));
        assertThat(reason()).contains("the name of an input or output must be lower-case words joined by hyphens");
    }

    @Test
    void aBrokenJarDoesNotKeepOthersFromWorking() throws Exception {
        Files.writeString(plugins.resolve("broken.jar"), "not a zip");
        PluginJar.of("shout", "\"shouted\"").writeTo(plugins.resolve("whole.jar"));
        assertThat(text(load(), "shout")).isEqualTo("shouted");
    }

    @Test
    void allBrokenJarsAreNamedAtOnceWhereTheyAreRefused() throws IOException {
        Path one = Files.writeString(plugins.resolve("one.jar"), "not a zip");
        Path two = PluginJar.empty().service("acme.Gone").writeTo(plugins.resolve("two.jar"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> load(OnBroken.REFUSE))
                .withMessageStartingWith("Plugin " + one + " cannot be used: it is not a jar: ")
                .withMessageContaining("; Plugin " + two + " cannot be used: ")
                .extracting(HeadraceException::code)
                .isEqualTo(RuntimeErrorCode.PLUGIN_BROKEN);
    }

    // Clashes

    @Test
    void twoPluginsWithOneNameAreRefusedWithBothClassesAndBothJars() throws IOException {
        Path one = PluginJar.of("shout", "\"\"").writeTo(plugins.resolve("one.jar"));
        Path two = PluginJar.empty()
                .source(
                        "other.Shout",
                        "public final class Shout implements Component { public void run(ComponentContext c) {} }")
                .plugin("other.ShoutPlugin", "Provided.of(\"shout\", Component.class, Shout.class)")
                .writeTo(plugins.resolve("two.jar"));
        PluginJar.of("join", "\"\"").writeTo(plugins.resolve("three.jar"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(this::load)
                .withMessageContaining("Two plugins provide the component 'shout': acme.shout.AcmePlugin in " + one
                        + " and other.ShoutPlugin in " + two)
                .withMessageContaining("Two plugins provide the component 'join': " + TestPlugin.class.getName()
                        + " in class path and acme.join.AcmePlugin in " + plugins.resolve("three.jar"))
                .extracting(HeadraceException::code)
                .isEqualTo(RuntimeErrorCode.PLUGIN_CLASH);
    }

    @Test
    void twoInterfacesOfOneNameAreRefused() throws IOException {
        Path jar = PluginJar.empty()
                .source("acme.Greeter", "public interface Greeter {}")
                .source("acme.Waver", "public final class Waver implements Greeter {}")
                .plugin("acme.WaverPlugin", "Provided.of(\"waver\", Greeter.class, Waver.class)")
                .writeTo(plugins.resolve("waver.jar"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(this::load)
                .withMessage("Two interfaces are called 'greeter': dev.headrace.runtime.testplugin.Greeter of "
                        + "class path and acme.Greeter of " + jar)
                .extracting(HeadraceException::code)
                .isEqualTo(RuntimeErrorCode.PLUGIN_CLASH);
    }

    private void assertBroken(String reason) {
        assertThat(reason()).isEqualTo(reason);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> load(OnBroken.REFUSE))
                .withMessage("Plugin " + plugins.resolve("one.jar") + " cannot be used: " + reason)
                .extracting(HeadraceException::code)
                .isEqualTo(RuntimeErrorCode.PLUGIN_BROKEN);
    }

    private String reason() {
        List<BrokenPlugin> broken = load().broken();
        assertThat(broken)
                .extracting(BrokenPlugin::origin)
                .containsExactly(plugins.resolve("one.jar").toString());
        return broken.getFirst().reason();
    }

    private ClassLoader loaderOf(PluginJar jar) throws IOException {
        jar.writeTo(plugins.resolve("one.jar"));
        return load().component("shout")
                .orElseThrow()
                .provided()
                .implementation()
                .getClassLoader();
    }

    private Fingerprint codeOf(String component) {
        return load().component(component).orElseThrow().plugin().code().digest();
    }

    private String text(PluginCatalogue catalogue, String component) throws Exception {
        Class<? extends Component> implementation = catalogue
                .component(component)
                .orElseThrow()
                .provided()
                .implementation()
                .asSubclass(Component.class);
        FakeComponentContext context = FakeComponentContext.of(
                implementation, directory.resolve("outputs").resolve(component));
        implementation.getConstructor().newInstance().run(context);
        return Files.readString(context.output("text").directory().resolve("text"));
    }

    private PluginCatalogue load() {
        return load(OnBroken.SKIP);
    }

    private PluginCatalogue load(OnBroken onBroken) {
        return new PluginLoader(getClass().getClassLoader(), onBroken).load(List.of(plugins));
    }
}
