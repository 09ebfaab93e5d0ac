package io.github.crosspy.source.debian;

import io.github.crosspy.source.LockedDebian;
import io.github.crosspy.source.LockedFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A Debian source that lies ready to be built.
 *
 * @param source name of the source package
 * @param version its version
 * @param suite suite it was taken from, or {@code local} for the user's own
 * @param path the .dsc file with its tarballs beside it, or an unpacked source directory
 * @param files the .dsc and all that it lists, sorted by name, or, for a directory, one entry with the digest of the tree
 */
public record FetchedDeb(String source, String version, String suite, Path path, List<LockedFile> files) {
    /** The suite of sources that the user brings along. */
    public static final String LOCAL = "local";

    public FetchedDeb {
        Objects.requireNonNull(source);
        Objects.requireNonNull(version);
        Objects.requireNonNull(suite);
        Objects.requireNonNull(path);
        files = files.stream().sorted(Comparator.comparing(LockedFile::name)).toList();
    }

    /** What a lock says of this source. */
    public LockedDebian locked() {
        return new LockedDebian(source, version, suite, files);
    }
}
