package io.github.crosspy.verify;

import io.github.crosspy.elf.Segment;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** Tables of the loader that stay writable. */
final class RelroCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "relro",
            Severity.ERROR,
            "The tables that the loader fills are read-only afterwards.",
            "Link with -z relro, which dpkg-buildflags gives as LDFLAGS.",
            "dpkg-buildflags(1), hardening feature relro; lintian hardening-no-relro");

    RelroCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        boolean missing = subject.elf().dynamic().isPresent()
                && subject.elf().segments().stream().noneMatch(segment -> segment.type() == Segment.PT_GNU_RELRO);
        return missing ? Optional.of("keeps the loader's tables writable (no PT_GNU_RELRO)") : Optional.empty();
    }
}
