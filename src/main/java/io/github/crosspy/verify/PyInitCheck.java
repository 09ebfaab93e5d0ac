package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The function that Python calls to make a module. */
final class PyInitCheck extends LoadedFileCheck {
    private static final Pattern MODULE =
            Pattern.compile("(?<name>[^.]+)(?<tag>\\.(abi3|cpython-[^.]+|[a-z0-9_]+-linux-gnu[a-z0-9]*))?\\.so");

    private static final Rule RULE = new Rule(
            "pyinit",
            Severity.ERROR,
            "Every extension module defines the function that initialises it.",
            "Compile the module for the Python that it is named for; see its build log.",
            "PEP 489; Python 2.7, Extending and Embedding; auditwheel elf_is_python_extension");

    PyInitCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        Matcher name = MODULE.matcher(subject.place().fileName());
        if (!name.matches() || !isModule(subject.place(), name)) {
            return Optional.empty();
        }
        String module = name.group("tag") == null
                ? name.group("name")
                : name.group("name").replaceFirst("_d$", "");
        boolean ascii = module.chars().allMatch(next -> next < 128);
        boolean defined = subject.defines("PyInit_" + module) || subject.defines("init" + module);
        return defined || !ascii
                ? Optional.empty()
                : Optional.of("defines neither PyInit_" + module + " nor init" + module);
    }

    /** A name without tag may be that of any library; the standard library's directory and wheels have modules only. */
    private static boolean isModule(Place place, Matcher name) {
        boolean inWheel =
                place.product().endsWith(".whl") && !name.group("name").startsWith("lib");
        return name.group("tag") != null || place.directory().endsWith("/lib-dynload") || inWheel;
    }
}
