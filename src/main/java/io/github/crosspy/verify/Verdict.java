package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Objects;

/**
 * The outcome of one run.
 *
 * @param target what the files were checked for
 * @param rules the checks that ran, each once, by id
 * @param findings worst first
 * @param packages number of {@code .deb} files and wheels read
 * @param files number of regular files in products and sysroot
 * @param elfFiles number of ELF files among them, members of static libraries counted one by one
 */
public record Verdict(Target target, List<Rule> rules, List<Finding> findings, int packages, int files, int elfFiles) {
    public Verdict {
        Objects.requireNonNull(target);
        rules = List.copyOf(rules);
        findings = findings.stream().sorted().toList();
    }

    /** Whether a finding is an error. */
    public boolean failed() {
        return count(Severity.ERROR) > 0;
    }

    /** The number of findings of one severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
