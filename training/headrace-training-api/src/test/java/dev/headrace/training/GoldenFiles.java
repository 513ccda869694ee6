package dev.headrace.training;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/// Files of released forms, which every later release must read.
final class GoldenFiles {
    private GoldenFiles() {}

    static Path of(String name) throws IOException {
        URL resource = GoldenFiles.class.getResource("/golden/0.1/" + name);
        if (resource == null) {
            throw new IOException("there is no golden file " + name);
        }
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
