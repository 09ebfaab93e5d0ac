package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;

/** The function that Python calls to make a module. */
final class PyInitCheck extends LoadedFileCheck {
    private static final int END_OF_ASCII = 128;

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
        return ExtensionName.of(subject.place())
                .filter(module -> module.chars().allMatch(next -> next < END_OF_ASCII))
                .filter(module -> !subject.defines("PyInit_" + module) && !subject.defines("init" + module))
                .map(module -> "defines neither PyInit_" + module + " nor init" + module);
    }
}
