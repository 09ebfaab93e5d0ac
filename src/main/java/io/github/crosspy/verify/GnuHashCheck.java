package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;

/** The fast hash table of symbols. */
final class GnuHashCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "gnu-hash",
            Severity.WARNING,
            "A file with dynamic symbols has a GNU hash table.",
            "Link with the flags of the target's compiler; a package that has none ignores LDFLAGS.",
            "Yocto insane.bbclass ldflags; GNU ld --hash-style");

    GnuHashCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return subject.elf()
                .dynamic()
                .filter(dynamic ->
                        !dynamic.gnuHash() && !subject.elf().symbols().isEmpty())
                .map(dynamic -> "has no GNU hash table of its symbols");
    }
}
