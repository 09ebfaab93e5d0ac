package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;

/** The number that leads from a file to its debugging information. */
final class BuildIdCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "build-id",
            Severity.WARNING,
            "Every file has a build id.",
            "Link with -Wl,--build-id, as Debian's compilers do by themselves.",
            "NT_GNU_BUILD_ID of GNU ld; Debian Policy 4.9 and dh_strip(1)");

    BuildIdCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return subject.elf().notes().buildId().isPresent() ? Optional.empty() : Optional.of("has no build id");
    }
}
