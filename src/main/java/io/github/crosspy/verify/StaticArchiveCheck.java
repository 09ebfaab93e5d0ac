package io.github.crosspy.verify;

import io.github.crosspy.target.Target;

/** That a linker finds code in a static library. */
final class StaticArchiveCheck implements Check<StaticArchive> {
    private static final Rule RULE = new Rule(
            "static-archive",
            Severity.ERROR,
            "Every static library has an index of its symbols, and machine code in its members.",
            "Make it with the target's ar or gcc-ar; with -flto add -ffat-lto-objects.",
            "ar(1); Debian Policy 8.3; rpmlint lto-no-text-in-archive");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(StaticArchive archive, Target target, Findings findings) {
        if (archive.objects() > 0 && !archive.indexed()) {
            findings.add(RULE, archive.place(), "has no index of its symbols");
        }
        if (archive.withoutCode() > 0) {
            findings.add(
                    RULE,
                    archive.place(),
                    "has " + archive.withoutCode() + " members with the compiler's intermediate code only");
        }
    }
}
