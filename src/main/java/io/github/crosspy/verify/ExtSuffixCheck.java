package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform in file names of extension modules: {@code _x.cpython-311-arm-linux-gnueabi.so}, and without interpreter as
 * Debian's Python 2.7 has it. Plain {@code _x.so} and {@code _x.abi3.so} name none.
 */
final class ExtSuffixCheck implements Check<ElfSubject> {
    private static final Pattern TAGGED = Pattern.compile(
            "[^.]+\\.(?:(?:cpython|pypy|graalpy)[0-9a-z_-]*?-)?(?<platform>[a-z0-9_]+-linux-[a-z0-9]+|darwin|win[0-9a-z_]+)(?:_d)?\\.so");

    private static final Rule RULE = new Rule(
            "ext-suffix",
            Severity.ERROR,
            "The file name of every extension module names the target's platform or none.",
            "Build the module with the target's sysconfig data, so that EXT_SUFFIX is the target's.",
            "PEP 3149; Debian Python Policy, multiarch tags; check-wheel-contents issue 30");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        Matcher name = TAGGED.matcher(subject.place().fileName());
        if (name.matches() && !name.group("platform").equals(target.triplet())) {
            findings.add(
                    RULE,
                    subject.place(),
                    "is named for " + name.group("platform") + ", " + target + " is " + target.triplet());
        }
    }
}
