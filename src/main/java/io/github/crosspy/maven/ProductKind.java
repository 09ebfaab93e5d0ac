package io.github.crosspy.maven;

import io.github.crosspy.target.Target;

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

    /** The Maven type and file extension. */
    public String extension() {
        return extension;
    }
}
