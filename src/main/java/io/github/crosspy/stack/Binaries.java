package io.github.crosspy.stack;

/** Which binary packages of a source are built, in dpkg-buildpackage's terms. */
public enum Binaries {
    /** The architecture-dependent ones: {@code --build=any}. */
    ANY("any"),
    /** The architecture-independent ones: {@code --build=all}. */
    ALL("all"),
    /** Both: {@code --build=binary}. */
    BOTH("binary");

    private final String buildType;

    Binaries(String buildType) {
        this.buildType = buildType;
    }

    /** The value of dpkg-buildpackage's {@code --build}. */
    public String buildType() {
        return buildType;
    }
}
