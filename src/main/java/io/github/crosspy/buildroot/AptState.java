package io.github.crosspy.buildroot;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One snapshot of the archive's package lists, verified by apt. Never changed once made; a newer snapshot is another
 * directory.
 *
 * @param directory holds {@code sources.list}, {@code preferences}, {@code apt.conf} and {@code lists}
 * @param digest SHA-256 over the signed Release files: the same digest means the same packages
 * @param mainDigest SHA-256 of the main suite's Release file alone
 */
public record AptState(Path directory, String digest, String mainDigest) {
    public AptState {
        Objects.requireNonNull(directory);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(mainDigest);
    }

    /** A sources list of the main suite for the build side alone, which the base is made from. */
    public Path baseList() {
        return directory.resolve("base.list");
    }

    /** The configuration to give to the host's apt with {@code -c}. */
    public Path configuration() {
        return directory.resolve("apt.conf");
    }

    /** The package lists. */
    public Path lists() {
        return directory.resolve("lists");
    }
}
