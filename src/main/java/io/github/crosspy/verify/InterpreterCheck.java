package io.github.crosspy.verify;

import io.github.crosspy.elf.ElfFile;
import io.github.crosspy.elf.ElfHeader;
import io.github.crosspy.target.Target;

/** The program interpreter, which is the dynamic loader. */
final class InterpreterCheck implements Check<ElfSubject> {
    private static final Rule RULE = new Rule(
            "interpreter",
            Severity.ERROR,
            "Every program that is linked dynamically names the target's dynamic loader.",
            "Link the program with the target's compiler, without -dynamic-linker.",
            "System V gABI, PT_INTERP; glibc's list of ABIs (loader paths per port)");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        ElfFile elf = subject.elf();
        if (!subject.isFor(target.abi()) || !elf.isLinked() || elf.isDetachedDebug()) {
            return;
        }
        String expected = target.abi().interpreter();
        if (elf.interpreter().isPresent() && !elf.interpreter().get().equals(expected)) {
            findings.add(
                    RULE,
                    subject.place(),
                    "asks for the loader " + elf.interpreter().get() + ", that of " + target + " is " + expected);
        }
        if (elf.interpreter().isEmpty() && isDynamicProgram(elf)) {
            findings.add(RULE, subject.place(), "is a dynamically linked program that names no loader");
        }
    }

    private static boolean isDynamicProgram(ElfFile elf) {
        return elf.dynamic()
                .filter(dynamic ->
                        !dynamic.needed().isEmpty() && (elf.header().type() == ElfHeader.ET_EXEC || dynamic.isPie()))
                .isPresent();
    }
}
