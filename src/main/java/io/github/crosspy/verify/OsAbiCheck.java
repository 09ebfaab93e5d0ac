package io.github.crosspy.verify;

import io.github.crosspy.elf.ElfHeader;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** The operating system that the header names. */
final class OsAbiCheck extends LoadedFileCheck {
    private static final int SYSTEM_V = 0;
    private static final int GNU = 3;

    private static final Rule RULE = new Rule(
            "osabi",
            Severity.ERROR,
            "Every file is for System V or GNU, with ABI version 0.",
            "Link with the target's own linker; a file for another system does not load.",
            "System V gABI, EI_OSABI and EI_ABIVERSION; auditwheel lddtree");

    OsAbiCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        ElfHeader header = subject.elf().header();
        boolean known = header.osAbi() == SYSTEM_V || header.osAbi() == GNU;
        return known && header.abiVersion() == 0
                ? Optional.empty()
                : Optional.of("has EI_OSABI " + header.osAbi() + " and EI_ABIVERSION " + header.abiVersion()
                        + ", not 0 or 3 and 0");
    }
}
