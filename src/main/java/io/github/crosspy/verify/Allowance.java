package io.github.crosspy.verify;

import java.util.Objects;

/**
 * Lets files break a rule, for a reason.
 *
 * @param checkId {@link Rule#id()} of the rule
 * @param path glob of paths in products, without a slash at the start: {@code *} stands for any part of a name, {@code **}
 *     for any directories; for findings on a whole product, its file name
 * @param reason why it is right, for people
 */
public record Allowance(String checkId, String path, String reason) {
    public Allowance {
        Objects.requireNonNull(checkId);
        Objects.requireNonNull(path);
        Objects.requireNonNull(reason);
    }
}
