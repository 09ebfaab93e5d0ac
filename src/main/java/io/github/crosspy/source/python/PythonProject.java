package io.github.crosspy.source.python;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One file, or source directory, of a Python project that was fetched.
 *
 * @param name normalized name of the project (PEP 503)
 * @param version normalized version (PEP 440)
 * @param kind what the path is
 * @param path the sdist or wheel in the directory of fetched files; the user's own directory for {@link Kind#DIRECTORY}
 * @param sha256 digest of the file, 64 lower-case hexadecimal digits; of a directory, of all its files
 * @param roles which sides it serves, never empty, in the order of {@link Role}
 * @param requires names of the projects that it requires at run time, sorted
 * @param buildRequires names of the build-side projects to install, in this order, before it is built; empty for a wheel
 */
public record PythonProject(
        String name,
        String version,
        Kind kind,
        Path path,
        String sha256,
        Set<Role> roles,
        List<String> requires,
        List<String> buildRequires) {
    /** What was fetched. */
    public enum Kind {
        /** A source archive, to be built. */
        SDIST,
        /** A pure wheel, to be installed as it is. */
        WHEEL,
        /** The user's own source directory, to be built. */
        DIRECTORY
    }

    /** Where the project will be installed. */
    public enum Role {
        /** On the target: it belongs into the wheelhouse. */
        TARGET,
        /** Beside the compiler: it must be importable while others are built. */
        BUILD_SIDE
    }

    public PythonProject {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        requires = List.copyOf(requires);
        buildRequires = List.copyOf(buildRequires);
    }

    /** The name of the file or directory. */
    public String fileName() {
        return path.getFileName().toString();
    }
}
