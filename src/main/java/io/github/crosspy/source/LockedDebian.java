package io.github.crosspy.source;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A Debian source package that a lock pins.
 *
 * @param source name of the source package
 * @param version its exact version
 * @param suite the suite it was found in
 * @param files the .dsc and all that it lists, sorted by name
 */
public record LockedDebian(String source, String version, String suite, List<LockedFile> files) {
    public LockedDebian {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(suite, "suite");
        files = files.stream().sorted(Comparator.comparing(LockedFile::name)).toList();
    }
}
