package io.github.crosspy.verify;

import io.github.crosspy.elf.ElfHeader;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** Programs at a fixed address, and libraries that are none. */
final class ElfTypeCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "elf-type",
            Severity.ERROR,
            "Every program is position-independent, and every file named as a shared library is one.",
            "Compile with -fPIE and link with -pie, which Debian's compilers do by themselves; link libraries with -shared.",
            "dpkg-buildflags(1), hardening feature pie; lintian hardening-no-pie");

    ElfTypeCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        if (subject.elf().header().type() != ElfHeader.ET_EXEC) {
            return Optional.empty();
        }
        return Optional.of(
                subject.place().isNamedAsLibrary()
                        ? "is named as a shared library and is a program"
                        : "is a program at a fixed address, without PIE");
    }
}
