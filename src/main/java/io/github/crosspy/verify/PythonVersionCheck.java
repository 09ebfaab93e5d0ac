package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python that an extension module is named for, where the configuration says which one devices have. */
final class PythonVersionCheck extends LoadedFileCheck {
    private static final Pattern TAGGED = Pattern.compile("[^.]+\\.cpython-(?<version>\\d+)[^.]*\\.so");

    private static final Rule RULE = new Rule(
            "python-version",
            Severity.ERROR,
            "Every extension module is for the Python that the contract in the POM promises, or for any of version 3.",
            "Build the module with the Python of that version, or change <contract><python>.",
            "PEP 3149 and PEP 384");

    PythonVersionCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        Matcher name = TAGGED.matcher(subject.place().fileName());
        return target.abi()
                .libraries()
                .python()
                .filter(promised -> name.matches() && !name.group("version").equals(promised.replace(".", "")))
                .map(promised -> "is named for Python " + name.group("version") + ", devices of " + target
                        + " have Python " + promised);
    }
}
