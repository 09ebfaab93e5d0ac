package io.github.crosspy.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** Where the user's cache directory is (XDG Base Directory Specification). */
final class CacheLocation {
    private CacheLocation() {}

    /**
     * @param configured the parameter, or null
     * @param environment environment variables
     */
    static Path of(File configured, Map<String, String> environment) {
        if (configured != null) {
            return configured.toPath();
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        // A relative path in the variable is to be ignored, says the specification.
        return Path.of(caches).isAbsolute()
                ? Path.of(caches, "crosspy")
                : Path.of(System.getProperty("user.home"), ".cache", "crosspy");
    }
}
