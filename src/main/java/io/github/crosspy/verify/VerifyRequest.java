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
 * @param sysroot a tree of the target's files; needed libraries are looked for only when it is there
 */
public record VerifyRequest(Target target, List<Path> debs, List<Path> wheels, Optional<Path> sysroot) {
    public VerifyRequest {
        Objects.requireNonNull(target);
        debs = List.copyOf(debs);
        wheels = List.copyOf(wheels);
        Objects.requireNonNull(sysroot);
    }
}
