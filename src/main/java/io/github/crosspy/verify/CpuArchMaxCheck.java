package io.github.crosspy.verify;

import io.github.crosspy.elf.ArmAttributes;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.OptionalInt;

/** The architecture that the instructions of an ARM file need. */
final class CpuArchMaxCheck implements Check<ElfSubject> {
    /** Values of Tag_CPU_arch in IHI 0045. */
    private static final List<String> NAMES = List.of(
            "v3", "v4", "v4T", "v5T", "v5TE", "v5TEJ", "v6", "v6KZ", "v6T2", "v6K", "v7", "v6-M", "v6S-M", "v7E-M",
            "v8-A", "v8-R");

    private static final Rule RULE = new Rule(
            "cpu-arch-max",
            Severity.ERROR,
            "No ARM file needs a newer processor than the weakest machine of the target.",
            "Remove -march and -mcpu from the package's flags; the target's compiler has the right default.",
            "Addenda to the ABI (IHI 0045), Tag_CPU_arch; baselines of Debian's ports armel (v5TE) and armhf (v7)");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        if (!subject.isArm(target.abi()) || subject.elf().isDetachedDebug()) {
            return;
        }
        OptionalInt found =
                subject.elf().attributes().map(ArmAttributes::cpuArch).orElse(OptionalInt.empty());
        int ceiling = target.abi().cpuCeiling();
        if (found.isPresent() && found.getAsInt() > ceiling) {
            findings.add(
                    RULE,
                    subject.place(),
                    "needs an ARM" + name(found.getAsInt()) + " processor, " + target + " promises ARM"
                            + name(ceiling));
        }
    }

    private static String name(int arch) {
        return arch < NAMES.size() ? NAMES.get(arch) : " architecture " + arch;
    }
}
