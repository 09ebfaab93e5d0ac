package io.github.crosspy.buildroot;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Packages to add to a system as a new layer.
 *
 * @param label what a person reads meanwhile, such as {@code openssl armel: build dependencies}
 * @param kind first part of the layer's directory name
 * @param on the system to add to
 * @param state package lists of the archive
 * @param apt runs of apt-get, one after another, each with its arguments: {@code install NAME...}, or
 *     {@code build-dep ... /mnt/source/X.dsc}
 * @param source directory that is seen as {@code /mnt/source}, or empty when the arguments need none
 * @param sourceDigest digest of what {@code /mnt/source} says about packages, part of the layer's key
 * @param repository flat repository of packages built here, or empty
 * @param repositoryDigest digest of its content, part of the layer's key; empty when there is none
 * @param afterwards shell script that runs in the new layer once the packages are there; may be empty
 * @param log file for all output
 */
public record PackageRequest(
        String label,
        String kind,
        Layer on,
        AptState state,
        List<List<String>> apt,
        Optional<Path> source,
        String sourceDigest,
        Optional<Path> repository,
        String repositoryDigest,
        String afterwards,
        Path log) {
    public PackageRequest {
        Objects.requireNonNull(label);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(on);
        Objects.requireNonNull(state);
        apt = apt.stream().map(List::copyOf).toList();
        Objects.requireNonNull(source);
        Objects.requireNonNull(sourceDigest);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(repositoryDigest);
        Objects.requireNonNull(afterwards);
        Objects.requireNonNull(log);
    }
}
