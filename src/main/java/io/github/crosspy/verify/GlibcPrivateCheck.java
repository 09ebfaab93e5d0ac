package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;

/** Symbols that the C library keeps for itself. */
final class GlibcPrivateCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "glibc-private",
            Severity.ERROR,
            "No file outside the C library needs symbols with the version GLIBC_PRIVATE.",
            "Build against the public functions of libc6-dev; private ones change with every version.",
            "glibc symbol versions; dpkg-shlibdeps(1)");

    GlibcPrivateCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return subject.elf().versionsNeeded().stream()
                .filter(need -> need.versions().contains("GLIBC_PRIVATE"))
                .findFirst()
                .map(need -> "needs private symbols of " + need.library());
    }
}
