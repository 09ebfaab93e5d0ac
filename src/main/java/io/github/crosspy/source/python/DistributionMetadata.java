package io.github.crosspy.source.python;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an sdist, a wheel or a source directory says of itself in files that need not be run.
 *
 * @param name normalized name of the project; empty for a source directory that computes it
 * @param version its version; empty for a source directory that computes it
 * @param requires run-time requirements, with their markers
 * @param buildRequires what its build needs (PEP 518); empty for a wheel
 * @param buildBackend the object that builds it (PEP 517); empty when setuptools is meant without saying so
 */
public record DistributionMetadata(
        Optional<String> name,
        Optional<PythonVersion> version,
        List<Requirement> requires,
        List<Requirement> buildRequires,
        Optional<String> buildBackend) {
    public DistributionMetadata {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(buildBackend);
        requires = List.copyOf(requires);
        buildRequires = List.copyOf(buildRequires);
    }
}
