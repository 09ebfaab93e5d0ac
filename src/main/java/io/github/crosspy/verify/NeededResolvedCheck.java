package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;

/** That every needed library is there. */
final class NeededResolvedCheck implements Check<Inventory> {
    private static final Rule RULE = new Rule(
            "needed-resolved",
            Severity.ERROR,
            "Every library that a file needs is found where the target's loader looks.",
            "Install the package with the library into the sysroot, or set a RUNPATH that starts with $ORIGIN.",
            "System V gABI, DT_NEEDED and DT_RUNPATH; ld.so(8); Yocto insane.bbclass file-rdeps, auditwheel lddtree");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(Inventory inventory, Target target, Findings findings) {
        for (LinkedFile file : inventory.linked()) {
            for (String name : file.dynamic().needed()) {
                if (inventory.search().find(file, name).isEmpty()) {
                    missing(file, name, inventory.search().elsewhere(file, name), findings);
                }
            }
        }
    }

    private static void missing(LinkedFile file, String name, Optional<LinkedFile> other, Findings findings) {
        if (other.isEmpty()) {
            findings.add(RULE, file.place(), "needs " + name + ", which is nowhere");
            return;
        }
        // What the archive's own packages load through another program's search path is not ours to judge.
        findings.add(
                RULE,
                file.home().isProduct() ? Severity.ERROR : Severity.WARNING,
                file.place(),
                "needs " + name + ", and " + other.get().place() + " is not where the loader looks");
    }
}
