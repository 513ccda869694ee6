package dev.headrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets packages of fixtures play modules, so that each rule can be seen to fail. What is no fixture keeps its
/// place in the reactor.
///
/// @param packages the module that each package beneath `fixtures` plays; packages beneath it belong to it, too
record FixtureLayout(Map<String, Module> packages) implements Layout {
    private static final String FIXTURES = "dev.headrace.architecture.fixtures.";

    @Override
    public Optional<Module> moduleOf(JavaClass javaClass) {
        String name = javaClass.getPackageName() + ".";
        return packages.entrySet().stream()
                .filter(entry -> name.startsWith(FIXTURES + entry.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Reactor.get().moduleOf(javaClass));
    }

    @Override
    public boolean isMain(JavaClass javaClass) {
        return javaClass.getPackageName().startsWith(FIXTURES)
                ? !javaClass.getPackageName().endsWith(".tests")
                : Reactor.get().isMain(javaClass);
    }

    /// The classes of a package of fixtures, alone.
    static JavaClasses fixtures(String name) {
        return new ClassFileImporter().importPackages(FIXTURES + name);
    }

    /// What a rule finds wrong with a package of fixtures.
    static List<String> violations(ArchRule rule, String name) {
        return rule.evaluate(fixtures(name)).getFailureReport().getDetails();
    }
}
