package io.github.crosspy.verify;

import io.github.crosspy.target.AbiContract;
import io.github.crosspy.target.Target;

/** Class, byte order and machine, of files that a build machine could not have left. */
final class MachineCheck implements Check<ElfSubject> {
    private static final Rule RULE = new Rule(
            "machine",
            Severity.ERROR,
            "Every ELF file has the class, byte order and machine of the target.",
            "Find the build step that made the file and give it the target's compiler.",
            "System V gABI, ELF header; Yocto insane.bbclass arch, Buildroot check-bin-arch");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        AbiContract abi = target.abi();
        if (!subject.isFor(abi) && !HostLeakCheck.isLeak(subject, abi)) {
            findings.add(
                    RULE,
                    subject.place(),
                    "is " + MachineName.of(subject.elf().header()) + ", " + target + " is " + MachineName.of(abi));
        }
    }
}
