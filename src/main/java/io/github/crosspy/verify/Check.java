package io.github.crosspy.verify;

import io.github.crosspy.target.Target;

/**
 * One check of one kind of subject. Checks keep no state: one instance serves any number of runs.
 *
 * @param <S> what is looked at: an ELF file, a static library, a package, or all of them together
 */
interface Check<S> {

    /** What the check stands for. */
    Rule rule();

    /** Reports what is wrong with one subject, if anything. */
    void examine(S subject, Target target, Findings findings);
}
