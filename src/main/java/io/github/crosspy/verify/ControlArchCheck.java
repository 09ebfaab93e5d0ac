package io.github.crosspy.verify;

import io.github.crosspy.target.Target;

/** The architecture that a Debian package claims. */
final class ControlArchCheck implements Check<DebPackage> {
    private static final Rule RULE = new Rule(
            "control-arch",
            Severity.ERROR,
            "Every package is for the target or for all architectures, and one for all holds no ELF file.",
            "Build with dpkg-buildpackage --host-arch of the target; let packages with compiled files be Architecture: any.",
            "Debian Policy 5.6.8; lintian arch-independent-package-contains-binary-or-object");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(DebPackage deb, Target target, Findings findings) {
        boolean all = deb.isFor(DebPackage.ANY_MACHINE);
        if (!all && !deb.isFor(target.name())) {
            String found = deb.architecture().isEmpty() ? "no Architecture" : "Architecture: " + deb.architecture();
            findings.add(RULE, RULE.severity(), deb.product(), "has " + found + ", not " + target + " or all");
        }
        if (all && deb.elfFiles() > 0) {
            findings.add(
                    RULE,
                    RULE.severity(),
                    deb.product(),
                    "has Architecture: all and yet " + deb.elfFiles() + " ELF files");
        }
    }
}
