package io.github.crosspy.verify;

import io.github.crosspy.target.Target;

/** The EABI version in the flags of ARM files. */
final class EabiVersionCheck implements Check<ElfSubject> {
    private static final int VERSION_5 = 5;
    private static final int FLAG_BE8 = 0x0080_0000;

    private static final Rule RULE = new Rule(
            "eabi-version",
            Severity.ERROR,
            "Every ARM file follows version 5 of the EABI, with little-endian code.",
            "Compile with the target's own compiler; files made for bare metal or the old ABI do not run on Debian.",
            "AAELF32 (IHI 0044), EF_ARM_ABIMASK and EF_ARM_BE8; auditwheel lddtree");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        if (!subject.isArm(target.abi())) {
            return;
        }
        int flags = subject.elf().header().flags();
        if (flags >>> 24 != VERSION_5) {
            findings.add(RULE, subject.place(), "has EABI version " + (flags >>> 24) + ", not " + VERSION_5);
        }
        if ((flags & FLAG_BE8) != 0) {
            findings.add(RULE, subject.place(), "is flagged as BE8: big-endian data, little-endian code");
        }
    }
}
