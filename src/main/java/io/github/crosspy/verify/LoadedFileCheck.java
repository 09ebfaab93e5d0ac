package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.Optional;

/** A check of programs and shared libraries for the target's own machine, with at most one finding on each. */
abstract class LoadedFileCheck implements Check<ElfSubject> {
    private final Rule rule;

    LoadedFileCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public final Rule rule() {
        return rule;
    }

    @Override
    public final void examine(ElfSubject subject, Target target, Findings findings) {
        if (subject.isLoaded(target.abi())) {
            fault(subject, target).ifPresent(message -> findings.add(rule, subject.place(), message));
        }
    }

    /** What is wrong with the file, to follow its name in a sentence. */
    abstract Optional<String> fault(ElfSubject subject, Target target);
}
