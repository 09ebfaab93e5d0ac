package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;

/** The oldest kernel that a file runs on. */
final class AbiTagNoteCheck extends LoadedFileCheck {
    private static final int LINUX = 0;
    private static final int MAJOR = 4;
    private static final int MINOR = 19;

    private static final Rule RULE = new Rule(
            "abi-tag-note",
            Severity.WARNING,
            "No file asks for another system than Linux or for a kernel that devices may not have.",
            "Link with the start files (crt1.o) of the target's own libc6-dev.",
            "Linux Standard Base, NT_GNU_ABI_TAG; kernel of Debian 10, 4.19");

    AbiTagNoteCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return subject.elf()
                .notes()
                .abiTag()
                .filter(tag ->
                        tag.system() != LINUX || tag.major() > MAJOR || tag.major() == MAJOR && tag.minor() > MINOR)
                .map(tag -> tag.system() != LINUX
                        ? "is for the system with the number " + tag.system() + ", not for Linux"
                        : "asks for Linux " + tag.major() + "." + tag.minor() + ", devices may have " + MAJOR + "."
                                + MINOR);
    }
}
