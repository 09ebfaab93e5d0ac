package io.github.crosspy.debian;

import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.source.debian.FetchedDeb;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One source to cross-build.
 *
 * @param deb what the POM asks for
 * @param fetched its source
 * @param target architecture to build for
 * @param suites the suites that build dependencies come from
 * @param built .deb files built earlier, which win over the archive's
 * @param jobs how many compilers may run at once, 1 or more
 * @param directory working directory of this module and target
 */
public record DebBuildRequest(
        DebSource deb, FetchedDeb fetched, Target target, Suites suites, List<Path> built, int jobs, Path directory) {
    public DebBuildRequest {
        Objects.requireNonNull(deb);
        Objects.requireNonNull(fetched);
        Objects.requireNonNull(target);
        Objects.requireNonNull(suites);
        built = List.copyOf(built);
        Objects.requireNonNull(directory);
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs: " + jobs);
        }
    }
}
