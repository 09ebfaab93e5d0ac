package io.github.crosspy.buildroot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The suites of Debian that a build takes packages and sources from.
 *
 * @param main the suite that build root and target system are made of
 * @param extra further suites whose packages are taken only when the main suite has none of the name
 * @param mirror address of the archive, or empty for the one in the user's apt configuration
 * @param keyring keyring that signs the archive, or empty for Debian's own
 */
public record Suites(String main, List<String> extra, Optional<String> mirror, Optional<Path> keyring) {
    public Suites {
        Objects.requireNonNull(main);
        extra = List.copyOf(extra);
        Objects.requireNonNull(mirror);
        Objects.requireNonNull(keyring);
    }

    /** All suites, the main one first. */
    public List<String> all() {
        List<String> all = new ArrayList<>(List.of(main));
        all.addAll(extra);
        return List.copyOf(all);
    }
}
