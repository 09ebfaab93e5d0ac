package io.github.crosspy.buildroot;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The user's cache directory and what lies where in it.
 *
 * @param directory absolute path; made when first needed
 */
public record Cache(Path directory) {
    public Cache {
        directory = Objects.requireNonNull(directory).toAbsolutePath();
    }

    /** Layers of build roots, one directory each. */
    public Path layers() {
        return directory.resolve("layers");
    }

    /** Throw-away layers of steps that run now, or of builds that were killed. */
    public Path work() {
        return directory.resolve("work");
    }

    /** Package lists of apt, one directory for each set of suites and architectures. */
    public Path apt() {
        return directory.resolve("apt");
    }

    /** Binary packages that apt downloaded. */
    public Path packages() {
        return directory.resolve("packages");
    }

    /** Products of steps by fingerprint. */
    public Path store() {
        return directory.resolve("store");
    }

    /** Downloaded sources by SHA-256. */
    public Path downloads() {
        return directory.resolve("downloads");
    }

    /** Lock files. */
    public Path locks() {
        return directory.resolve("locks");
    }
}
