package io.github.crosspy.verify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of Python's extension modules (PEP 3149, and Debian's of Python 2.7). */
final class ExtensionName {
    private static final Pattern MODULE =
            Pattern.compile("(?<name>[^.]+)(?<tag>\\.(abi3|cpython-[^.]+|[a-z0-9_]+-linux-gnu[a-z0-9]*)(_d)?)?\\.so");

    private ExtensionName() {}

    /**
     * The module that a file is, without package. A name without tag may be that of any library; the standard library's
     * directory and wheels have modules only.
     */
    static Optional<String> of(Place place) {
        Matcher name = MODULE.matcher(place.fileName());
        if (!name.matches()) {
            return Optional.empty();
        }
        boolean inWheel =
                place.product().endsWith(".whl") && !name.group("name").startsWith("lib");
        boolean tagged = name.group("tag") != null;
        return tagged || inWheel || place.directory().endsWith("/lib-dynload")
                ? Optional.of(name.group("name"))
                : Optional.empty();
    }
}
