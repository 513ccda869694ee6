package dev.headrace.cli;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"headrace " + number(), "Java " + Runtime.version(), "Licence: Apache-2.0"};
    }

    /// The version in the jar's manifest.
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }
}
