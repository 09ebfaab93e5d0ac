package io.github.crosspy.verify;

import io.github.crosspy.elf.ArmAttributes;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** Sizes and alignments of C types that all files of a system must share. The linker only warns. */
final class WcharEnumAlignCheck implements Check<ElfSubject> {
    private static final int SHORT_WCHAR = 2;
    private static final int SMALLEST_ENUM = 1;
    private static final int ALIGNED_TO_4 = 2;

    private static final Rule RULE = new Rule(
            "wchar-enum-align",
            Severity.ERROR,
            "Every ARM file has wchar_t of 4 bytes, enumerations as int, and data aligned to 8 bytes.",
            "Remove -fshort-wchar and -fshort-enums from the package's flags.",
            "Addenda to the ABI (IHI 0045), Tag_ABI_PCS_wchar_t, Tag_ABI_enum_size, Tag_ABI_align_needed");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        Optional<ArmAttributes> attributes = subject.elf().attributes();
        if (!subject.isArm(target.abi()) || attributes.isEmpty()) {
            return;
        }
        report(attributes.get().wcharSize().orElse(0) == SHORT_WCHAR, "has wchar_t of 2 bytes", subject, findings);
        report(attributes.get().enumSize().orElse(0) == SMALLEST_ENUM, "has short enumerations", subject, findings);
        report(attributes.get().alignNeeded().orElse(0) == ALIGNED_TO_4, "aligns data to 4 bytes", subject, findings);
    }

    private static void report(boolean wrong, String message, ElfSubject subject, Findings findings) {
        if (wrong) {
            findings.add(RULE, subject.place(), message);
        }
    }
}
