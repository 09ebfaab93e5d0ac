package io.github.crosspy.verify;

import io.github.crosspy.elf.Segment;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Optional;

/** The permissions that a file asks for the stack. */
final class ExecutableStackCheck extends LoadedFileCheck {
    private static final Rule RULE = new Rule(
            "exec-stack",
            Severity.ERROR,
            "Every file says that it needs no executable stack.",
            "Add .section .note.GNU-stack,\"\",%progbits to assembler sources, or link with -z noexecstack.",
            "PT_GNU_STACK of GNU ld; lintian executable-stack-in-shared-library and shared-library-lacks-stack-section");

    ExecutableStackCheck() {
        super(RULE);
    }

    @Override
    Optional<String> fault(ElfSubject subject, Target target) {
        List<Segment> stacks = subject.elf().segments().stream()
                .filter(segment -> segment.type() == Segment.PT_GNU_STACK)
                .toList();
        if (stacks.isEmpty()) {
            return Optional.of("does not say that its stack is not executable (no PT_GNU_STACK)");
        }
        return stacks.stream().anyMatch(Segment::isExecutable)
                ? Optional.of("asks for an executable stack")
                : Optional.empty();
    }
}
