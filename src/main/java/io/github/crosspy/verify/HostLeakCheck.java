package io.github.crosspy.verify;

import io.github.crosspy.target.AbiContract;
import io.github.crosspy.target.Target;
import java.util.Set;

/** Files of a machine that builds run on. */
final class HostLeakCheck implements Check<ElfSubject> {
    /** Debian hosts that the plugin runs on: amd64 and arm64. */
    private static final Set<Integer> BUILD_MACHINES = Set.of(AbiContract.EM_X86_64, AbiContract.EM_AARCH64);

    private static final Rule RULE = new Rule(
            "host-leak",
            Severity.ERROR,
            "No file of the build machine is in a product.",
            "The package compiled with the build machine's compiler, or copied a file of it: see its build log.",
            "Yocto insane.bbclass arch; maturin issue 2701 (AArch64 modules in ARMv7 wheels)");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        if (isLeak(subject, target.abi())) {
            findings.add(
                    RULE,
                    subject.place(),
                    "is a file of the build machine, "
                            + MachineName.of(subject.elf().header()) + ", not of " + target);
        }
    }

    static boolean isLeak(ElfSubject subject, AbiContract abi) {
        int machine = subject.elf().header().machine();
        return machine != abi.machine() && BUILD_MACHINES.contains(machine);
    }
}
