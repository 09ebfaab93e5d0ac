package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** Code that is changed when it is loaded. */
final class TextRelocationCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "textrel",
            Severity.ERROR,
            "No file has relocations in its code.",
            "Compile everything that goes into the file with -fPIC; look for hand-written assembler.",
            "System V gABI, DT_TEXTREL; Debian Policy 10.2; lintian specific-address-in-shared-library");

    TextRelocationCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return subject.elf()
                .dynamic()
                .filter(DynamicSection::textRelocations)
                .map(dynamic -> "has relocations in its code (DT_TEXTREL)");
    }
}
