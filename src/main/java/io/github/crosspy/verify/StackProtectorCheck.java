package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSymbol;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions that do not notice a smashed stack. */
final class StackProtectorCheck extends LoadedFileCheck {
    /** Functions without an array on the stack need no guard; Debian's own files lack it up to about so many imports. */
    private static final int FEW = 200;

    private static final Set<String> GUARDS = Set.of("__stack_chk_fail", "__stack_chk_guard");

    private static final Rule RULE = new Rule(
            "stack-protector",
            Severity.WARNING,
            "A file of some size has functions that guard their stack frames.",
            "Compile with the CFLAGS of dpkg-buildflags, which have -fstack-protector-strong.",
            "dpkg-buildflags(1), hardening feature stackprotector; hardening-check of devscripts");

    StackProtectorCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        List<DynamicSymbol> symbols = subject.elf().symbols();
        boolean guarded = symbols.stream().anyMatch(symbol -> GUARDS.contains(symbol.name()));
        long called = symbols.stream()
                .filter(symbol -> !symbol.defined() && !symbol.weak())
                .count();
        return guarded || called < FEW
                ? Optional.empty()
                : Optional.of("calls " + called + " functions of others and guards no stack frame");
    }
}
