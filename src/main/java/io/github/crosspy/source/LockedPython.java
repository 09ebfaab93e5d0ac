package io.github.crosspy.source;

import java.util.Objects;

/**
 * A file of a Python project that a lock pins. A project has two when its sdist is built for the target and its pure
 * wheel serves the build side.
 *
 * @param name project name as PEP 503 normalizes it
 * @param version version as PEP 440 normalizes it
 * @param file name of the sdist or wheel
 * @param sha256 64 lower-case hexadecimal digits
 */
public record LockedPython(String name, String version, String file, String sha256) {
    public LockedPython {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        LockedFile.checkName(file);
        LockedFile.checkSha256(sha256);
    }
}
