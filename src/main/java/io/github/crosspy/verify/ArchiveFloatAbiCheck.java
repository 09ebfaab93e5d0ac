package io.github.crosspy.verify;

import io.github.crosspy.target.AbiContract.FloatAbi;
import io.github.crosspy.target.Target;

/**
 * The float ABI of a static library as a whole. Objects never carry float flags, and those without floating-point code
 * carry no attribute either way; only all members together tell.
 */
final class ArchiveFloatAbiCheck implements Check<StaticArchive> {

    @Override
    public Rule rule() {
        return FloatAbiCheck.RULE;
    }

    @Override
    public void examine(StaticArchive archive, Target target, Findings findings) {
        int hard = archive.count(FloatClass.HARD);
        int soft = archive.count(FloatClass.SOFT);
        if (hard > 0 && soft > 0) {
            findings.add(rule(), archive.place(), "mixes " + hard + " hard-float with " + soft + " soft-float members");
        }
        boolean compiledForBase = archive.compiled() > 0 && hard == 0 && archive.count(FloatClass.ANY) == 0;
        if (target.abi().floatAbi() == FloatAbi.HARD && compiledForBase) {
            findings.add(
                    rule(),
                    archive.place(),
                    "has " + archive.compiled() + " compiled members and none of them states the hard-float ABI of "
                            + target);
        }
    }
}
