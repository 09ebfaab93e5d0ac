package io.github.crosspy.source.python;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that an index offers for a project.
 *
 * @param distribution what its name says
 * @param address where it is
 * @param sha256 its digest as the index gives it; empty when the index gives none
 * @param requiresPython versions of Python it is for; blank for all
 * @param yanked why it was withdrawn (PEP 592), perhaps blank; empty when it was not
 */
record IndexFile(
        DistributionName distribution,
        URI address,
        Optional<String> sha256,
        String requiresPython,
        Optional<String> yanked) {
    IndexFile {
        Objects.requireNonNull(distribution);
        Objects.requireNonNull(address);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(requiresPython);
        Objects.requireNonNull(yanked);
    }
}
