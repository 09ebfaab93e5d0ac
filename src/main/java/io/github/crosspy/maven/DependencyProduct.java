package io.github.crosspy.maven;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A product of a module that this one depends on.
 *
 * @param module its {@code groupId:artifactId}
 * @param archive the attached file
 */
public record DependencyProduct(String module, Path archive) {
    public DependencyProduct {
        Objects.requireNonNull(module);
        Objects.requireNonNull(archive);
    }
}
