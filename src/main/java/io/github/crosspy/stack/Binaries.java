package io.github.crosspy.stack;

/** Which binary packages of a source are built, in dpkg-buildpackage's terms. */
public enum Binaries {
    /** The architecture-dependent ones: {@code --build=any}. */
    ANY("any", "--arch-only"),
    /** The architecture-independent ones: {@code --build=all}. */
    ALL("all", "--indep-only"),
    /** Both: {@code --build=binary}. */
    BOTH("binary", "");

    private final String buildType;
    private final String buildDependencies;

    Binaries(String buildType, String buildDependencies) {
        this.buildType = buildType;
        this.buildDependencies = buildDependencies;
    }

    /** The value of dpkg-buildpackage's {@code --build}. */
    public String buildType() {
        return buildType;
    }

    /** The option of {@code apt-get build-dep} that leaves out what this build does not need; may be empty. */
    public String buildDependencies() {
        return buildDependencies;
    }
}
