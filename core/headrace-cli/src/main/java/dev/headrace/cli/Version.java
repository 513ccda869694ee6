package dev.headrace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class Version implements IVersionProvider {
    private static final String SMILE = "headrace-training-smile";

    @Override
    public String[] getVersion() {
        return new String[] {"headrace " + number(), "Java " + Runtime.version(), "Licence: " + licence()};
    }

    /// The licence of this distribution as a whole.
    private static String licence() {
        String home = System.getProperty("headrace.home");
        return home != null && Files.isDirectory(Path.of(home, "plugins", SMILE))
                ? "GPL-3.0 as a whole, because the plugin " + SMILE + " is; all else Apache-2.0"
                : "Apache-2.0";
    }

    /// The version in the jar's manifest.
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }
}
