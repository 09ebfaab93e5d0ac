package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;

/** Lazy binding, which is Debian's default. */
final class BindNowCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "bind-now",
            Severity.INFO,
            "All symbols of a file are bound when it is loaded, so that its tables can be read-only as a whole.",
            "Build with DEB_BUILD_MAINT_OPTIONS=hardening=+bindnow where the package faces the network.",
            "dpkg-buildflags(1), hardening feature bindnow; lintian hardening-no-bindnow");

    BindNowCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return subject.elf()
                .dynamic()
                .filter(dynamic -> !dynamic.bindsNow() && !dynamic.needed().isEmpty())
                .map(dynamic -> "is bound lazily");
    }
}
