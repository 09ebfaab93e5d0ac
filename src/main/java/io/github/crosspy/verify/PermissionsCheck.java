package io.github.crosspy.verify;

import io.github.crosspy.target.Target;

/** Owners and permission bits of files in Debian packages. */
final class PermissionsCheck implements Check<PackedFile> {
    private static final int SET_ID = 06000;
    private static final int EXECUTABLE = 0111;
    private static final int FIRST_PERSON = 1000;
    private static final int AFTER_PERSONS = 60000;

    private static final Rule RULE = new Rule(
            "perms-owner",
            Severity.ERROR,
            "Files belong to the system, run with nobody's rights but the caller's, and libraries are not executable.",
            "Let dh_fixperms run after the files are installed, under dpkg-buildpackage's own root (Rules-Requires-Root).",
            "Debian Policy 10.9, 9.2.2 and 8.1; lintian shared-library-is-executable, Yocto host-user-contaminated");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(PackedFile file, Target target, Findings findings) {
        if (isPerson(file.user()) || isPerson(file.group())) {
            findings.add(RULE, file.place(), "belongs to " + file.user() + ":" + file.group() + ", who built it");
        }
        if ((file.mode() & SET_ID) != 0) {
            findings.add(
                    RULE, file.place(), "is set-user-id or set-group-id, mode " + Integer.toOctalString(file.mode()));
        }
        boolean library = file.place().isNamedAsLibrary() && file.place().isWhereTheLoaderLooks(target);
        if (library && (file.mode() & EXECUTABLE) != 0) {
            findings.add(
                    RULE, Severity.WARNING, file.place(), "is executable, mode " + Integer.toOctalString(file.mode()));
        }
    }

    private static boolean isPerson(long id) {
        return id >= FIRST_PERSON && id < AFTER_PERSONS;
    }
}
