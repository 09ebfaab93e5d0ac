package io.github.crosspy.verify;

import io.github.crosspy.elf.Segment;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** Memory that is writable and executable at once. */
final class WritableCodeCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "rwx-load",
            Severity.ERROR,
            "No loaded segment is both writable and executable.",
            "Link without -N, --omagic and linker scripts that merge code and data.",
            "System V gABI, p_flags; Gentoo 10executable-issues; GNU ld --warn-rwx-segments");

    WritableCodeCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        boolean found = subject.elf().segments().stream()
                .anyMatch(
                        segment -> segment.type() == Segment.PT_LOAD && segment.isWritable() && segment.isExecutable());
        return found ? Optional.of("has a loaded segment that is writable and executable") : Optional.empty();
    }
}
