package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.regex.Pattern;

/** Directories of the build machine in files that programs and later builds read. */
final class BuildPathCheck implements Check<ReadContent> {
    private static final Pattern READ_BY_BUILDS =
            Pattern.compile(".*(\\.(pc|la|cmake)|/Makefile|/_sysconfigdata[^/]*\\.py)");

    private static final String PERSONS = "/home/";

    private static final Rule RULE = new Rule(
            "build-path",
            Severity.WARNING,
            "No program, library or build setting names a directory of the machine that built it.",
            "Compile with the CFLAGS of dpkg-buildflags, which have -ffile-prefix-map; for settings, replace the path in debian/rules.",
            "reproducible-builds.org, build path; Yocto insane.bbclass buildpaths");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ReadContent content, Target target, Findings findings) {
        boolean matters = content.program()
                || READ_BY_BUILDS.matcher(content.place().path()).matches();
        if (matters && !content.buildPaths().isEmpty()) {
            boolean person = content.buildPaths().contains(PERSONS);
            findings.add(
                    RULE,
                    person ? Severity.ERROR : Severity.WARNING,
                    content.place(),
                    "names a path below "
                            + String.join(
                                    " and ",
                                    content.buildPaths().stream().sorted().toList()));
        }
    }
}
