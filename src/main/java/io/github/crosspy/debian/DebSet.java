package io.github.crosspy.debian;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The packages that a module built for one target.
 *
 * @param directory a flat repository: .deb, .changes, .buildinfo and Packages
 * @param debs the .deb files in it, sorted
 */
public record DebSet(Path directory, List<Path> debs) {
    public DebSet {
        Objects.requireNonNull(directory);
        debs = List.copyOf(debs);
    }
}
