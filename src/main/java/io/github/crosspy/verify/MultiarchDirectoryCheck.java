package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files in the directory of another architecture. */
final class MultiarchDirectoryCheck extends LoadedFileCheck {
    private static final Pattern DIRECTORY = Pattern.compile("(/usr)?/lib/(?<triplet>[a-z0-9_]+-linux-gnu[a-z0-9_]*)/");

    private static final Rule RULE = new Rule(
            "multiarch-dir",
            Severity.ERROR,
            "No file is in the library directory of another architecture.",
            "Configure the package with the target's --libdir; dh_auto_configure does it.",
            "Debian Policy 9.1.1; lintian triplet-dir-and-architecture-mismatch");

    MultiarchDirectoryCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        Matcher directory = DIRECTORY.matcher(subject.place().path());
        return directory.lookingAt() && !directory.group("triplet").equals(target.triplet())
                ? Optional.of("is in the directory of " + directory.group("triplet") + ", " + target + " has "
                        + target.triplet())
                : Optional.empty();
    }
}
