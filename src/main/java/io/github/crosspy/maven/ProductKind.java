package io.github.crosspy.maven;

import io.github.crosspy.target.Target;
import java.nio.file.Path;

/** The products of a module, and how each is called in a Maven repository. */
public enum ProductKind {
    /** A flat apt repository. */
    DEBS("debs", "tar"),
    /** Wheels with a simple index. */
    WHEELS("wheels", "tar"),
    /** The target tree. */
    SYSROOT("sysroot", "tar.gz"),
    /** The verdict on all of them. */
    VERIFY("verify", "json");

    private final String name;
    private final String extension;

    ProductKind(String name, String extension) {
        this.name = name;
        this.extension = extension;
    }

    /** The Maven classifier: the target first, so that products of two targets never meet. */
    public String classifier(Target target) {
        return target.name() + "-" + name;
    }

    /**
     * Where a module keeps the product until it is installed or deployed.
     *
     * @param buildDirectory the module's {@code target}
     */
    public Path file(Path buildDirectory, Target target) {
        Path directory = buildDirectory.resolve("crosspy").resolve(target.name());
        return this == VERIFY
                ? directory.resolve("verify.json")
                : directory.resolve(classifier(target) + "." + extension);
    }

    /** The Maven type and file extension. */
    public String extension() {
        return extension;
    }
}
