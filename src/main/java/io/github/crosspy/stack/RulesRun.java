package io.github.crosspy.stack;

/** How the build target of {@code debian/rules} is made. */
public enum RulesRun {
    /** One recipe after another, as dpkg-buildpackage does; recipes may still compile in parallel. */
    SERIAL,
    /**
     * Independent recipes at the same time, with make's {@code -j}: for a source that builds flavours one after another,
     * such as python2.7, once the POM's edits have declared what its recipes depend on.
     */
    PARALLEL
}
