package io.github.crosspy.verify;

import io.github.crosspy.elf.Section;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** Symbols and debugging information that nothing at run time reads. */
final class StrippedCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "stripped-split",
            Severity.WARNING,
            "What is shipped has no symbol table and no debugging information of its own.",
            "Let dh_strip do it for packages; for wheels set LDFLAGS=-s or strip the modules with the target's strip.",
            "Debian Policy 10.1; lintian unstripped-binary-or-object and debug-symbols-not-detached");

    StrippedCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        return subject.elf().sections().stream()
                .map(Section::name)
                .filter(name -> name.equals(".symtab") || name.startsWith(".debug_"))
                .findFirst()
                .map(name -> "has the section " + name);
    }
}
