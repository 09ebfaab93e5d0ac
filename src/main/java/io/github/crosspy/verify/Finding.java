package io.github.crosspy.verify;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that is wrong, or was accepted for a reason.
 *
 * @param checkId {@link Rule#id()} of the check
 * @param severity how bad it is
 * @param file the product, and the path in it after {@code !}: {@code openssl_1_armel.deb!usr/lib/x.so}; a member of a static
 *     library follows in parentheses
 * @param message what is wrong, one line
 * @param remedy what to do about it, one line
 */
public record Finding(String checkId, Severity severity, String file, String message, String remedy)
        implements Comparable<Finding> {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::file)
            .thenComparing(Finding::checkId)
            .thenComparing(Finding::message)
            .thenComparing(Finding::remedy);

    public Finding {
        Objects.requireNonNull(checkId);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(file);
        Objects.requireNonNull(message);
        Objects.requireNonNull(remedy);
    }

    /** Worst first, then by file and check. */
    @Override
    public int compareTo(Finding other) {
        return WORST_FIRST.compare(this, other);
    }
}
