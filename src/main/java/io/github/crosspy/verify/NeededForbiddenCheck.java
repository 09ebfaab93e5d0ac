package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Optional;

/** Libraries that a file must not ask for. */
final class NeededForbiddenCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "needed-forbidden",
            Severity.ERROR,
            "No extension module needs libpython, and no file needs another machine's loader.",
            "Link modules without -lpython, as Debian's sysconfig does; Python itself has the symbols.",
            "Debian Python Policy, extensions are not linked to libpython; bpo-21536; auditwheel lddtree");

    NeededForbiddenCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        boolean module = ExtensionName.of(subject.place()).isPresent();
        String interpreter = target.abi().interpreter();
        String loader = interpreter.substring(interpreter.lastIndexOf('/') + 1);
        return subject.elf().dynamic().map(DynamicSection::needed).orElse(List.of()).stream()
                .filter(name ->
                        module && name.startsWith("libpython") || name.startsWith("ld-linux") && !name.equals(loader))
                .findFirst()
                .map(name -> "needs " + name);
    }
}
