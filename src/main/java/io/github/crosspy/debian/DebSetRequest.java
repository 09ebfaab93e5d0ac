package io.github.crosspy.debian;

import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.source.debian.DebianSources;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The sources of a module to cross-build for one target.
 *
 * @param debs what the POM asks for, in the order to build in
 * @param sources what was fetched
 * @param target architecture to build for
 * @param suites the suites that build dependencies come from
 * @param dependencies .deb files of the modules that this one depends on
 * @param jobs how many compilers may run at once, 1 or more
 * @param directory working directory of this module and target
 */
public record DebSetRequest(
        List<DebSource> debs,
        DebianSources sources,
        Target target,
        Suites suites,
        List<Path> dependencies,
        int jobs,
        Path directory) {
    public DebSetRequest {
        debs = List.copyOf(debs);
        Objects.requireNonNull(sources);
        Objects.requireNonNull(target);
        Objects.requireNonNull(suites);
        dependencies = List.copyOf(dependencies);
        Objects.requireNonNull(directory);
    }
}
