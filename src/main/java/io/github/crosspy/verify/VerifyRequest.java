package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is checked.
 *
 * @param target what the files must run on
 * @param debs Debian binary packages, of any architecture
 * @param wheels Python wheels, pure ones too
 * @param roots directory trees, tar archives of such trees, and single files to be judged as they are
 * @param sysroot a tree of the target's files; needed libraries are looked for when it is there, or a root has the loader
 * @param allowances what the user lets pass
 */
public record VerifyRequest(
        Target target,
        List<Path> debs,
        List<Path> wheels,
        List<Path> roots,
        Optional<Path> sysroot,
        List<Allowance> allowances) {
    public VerifyRequest {
        Objects.requireNonNull(target);
        debs = List.copyOf(debs);
        wheels = List.copyOf(wheels);
        roots = List.copyOf(roots);
        Objects.requireNonNull(sysroot);
        allowances = List.copyOf(allowances);
    }

    /** Packages and wheels of a build, without exceptions. */
    public VerifyRequest(Target target, List<Path> debs, List<Path> wheels, Optional<Path> sysroot) {
        this(target, debs, wheels, List.of(), sysroot, List.of());
    }
}
