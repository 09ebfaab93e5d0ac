package io.github.crosspy.verify;

import java.util.Objects;

/**
 * What a check stands for.
 *
 * @param id short name, such as {@code float-abi}; stable between versions
 * @param severity severity of its findings unless a finding says otherwise
 * @param meaning one sentence that is true of every good file
 * @param remedy one sentence on what to do about a finding
 * @param anchor the specification, policy or tool that the rule comes from
 */
public record Rule(String id, Severity severity, String meaning, String remedy, String anchor) {
    public Rule {
        Objects.requireNonNull(id);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(remedy);
        Objects.requireNonNull(anchor);
    }
}
