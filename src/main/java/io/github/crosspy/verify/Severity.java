package io.github.crosspy.verify;

/** How bad a finding is, worst first. */
public enum Severity {
    /** The file does not work on the target, or nobody can tell; fails the build. */
    ERROR,
    /** Works perhaps; a person should look. */
    WARNING,
    /** Known and accepted with its reason, or good to know. */
    INFO
}
