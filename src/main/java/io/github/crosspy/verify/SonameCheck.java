package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** The name by which others need a library. */
final class SonameCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "soname",
            Severity.ERROR,
            "Every library where the loader looks has a SONAME with the same name as its file.",
            "Link the library with -Wl,-soname,NAME and install it under that name or a longer one.",
            "Debian Policy 8.1; lintian sharedobject-in-library-directory-missing-soname");

    SonameCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        Place place = subject.place();
        if (!place.isWhereTheLoaderLooks(target) || !place.isNamedAsLibrary()) {
            return Optional.empty();
        }
        return subject.elf().dynamic().flatMap(dynamic -> fault(dynamic, place.fileName()));
    }

    private static Optional<String> fault(DynamicSection dynamic, String file) {
        if (dynamic.soname().isEmpty()) {
            return Optional.of("has no SONAME");
        }
        String soname = dynamic.soname().get();
        return stem(file).equals(stem(soname)) ? Optional.empty() : Optional.of("has the SONAME " + soname);
    }

    /** What comes before the versions of {@code libz.so.1.2.13}, {@code libdb-5.3.so} and {@code libc-2.31.so}. */
    private static String stem(String name) {
        return name.replaceFirst("(-[0-9.]+)?\\.so[0-9.]*$", "");
    }
}
