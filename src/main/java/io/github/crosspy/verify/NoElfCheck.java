package io.github.crosspy.verify;

import io.github.crosspy.target.Target;

/** That there was something to check. */
final class NoElfCheck implements Check<Inventory> {
    private static final Rule RULE = new Rule(
            "no-elf",
            Severity.ERROR,
            "Products for the target hold ELF files.",
            "Look into the build log: nothing was compiled, or it was not installed.",
            "a check of nothing always passes; auditwheel NonPlatformWheel");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(Inventory inventory, Target target, Findings findings) {
        long debs = inventory.debs().stream()
                .filter(deb -> deb.isFor(target.name()))
                .count();
        long wheels = inventory.wheels().stream()
                .filter(wheel -> wheel.name().isPresent() && !wheel.name().get().isPure())
                .count();
        if (debs + wheels + inventory.roots() == 0 || inventory.productElfFiles() > 0) {
            return;
        }
        findings.add(
                RULE,
                inventory.sysrootElfFiles() > 0 ? Severity.WARNING : Severity.ERROR,
                "all products",
                debs + " packages, " + wheels + " wheels and " + inventory.roots() + " other things for " + target
                        + " hold not one ELF file");
    }
}
