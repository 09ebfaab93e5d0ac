package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of glibc that a file needs, where the configuration says which one devices have. */
final class GlibcMaxCheck extends LoadedFileCheck {
    private static final Pattern VERSION = Pattern.compile("GLIBC_(\\d{1,4})\\.(\\d{1,4})(\\.\\d{1,4})?");
    private static final long MINORS = 10_000;

    private static final Rule RULE = new Rule(
            "glibc-max",
            Severity.ERROR,
            "No file needs a newer glibc than the contract in the POM promises.",
            "Build in an older suite, or raise <contract><glibc> when all devices have that version.",
            "PEP 600, manylinux_X_Y; auditwheel symbol versions");

    GlibcMaxCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return target.abi().libraries().glibc().flatMap(ceiling -> fault(subject, target, ceiling));
    }

    private static Optional<String> fault(ElfSubject subject, Target target, String ceiling) {
        long highest = number("GLIBC_" + ceiling);
        return subject.elf().versionsNeeded().stream()
                .flatMap(need -> need.versions().stream())
                .filter(version -> number(version) > highest)
                .max((one, other) -> Long.compare(number(one), number(other)))
                .map(version -> "needs " + version + ", devices of " + target + " have glibc " + ceiling);
    }

    /** 0 for what is no version of glibc. */
    private static long number(String version) {
        Matcher parts = VERSION.matcher(version);
        return parts.matches() ? Long.parseLong(parts.group(1)) * MINORS + Long.parseLong(parts.group(2)) : 0;
    }
}
