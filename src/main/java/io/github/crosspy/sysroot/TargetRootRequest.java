package io.github.crosspy.sysroot;

import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Target packages to install.
 *
 * @param module name of the module, for people
 * @param target their architecture
 * @param suites where the packages come from that they depend on
 * @param built .deb files of the module and of the modules it depends on
 * @param fromArchive names of further packages to take from the archive
 * @param excludes what is left out of each package
 * @param directory working directory of this module and target
 */
public record TargetRootRequest(
        String module,
        Target target,
        Suites suites,
        List<Path> built,
        List<String> fromArchive,
        PathExcludes excludes,
        Path directory) {
    public TargetRootRequest {
        Objects.requireNonNull(module);
        Objects.requireNonNull(target);
        Objects.requireNonNull(suites);
        built = List.copyOf(built);
        fromArchive = List.copyOf(fromArchive);
        Objects.requireNonNull(excludes);
        Objects.requireNonNull(directory);
    }
}
