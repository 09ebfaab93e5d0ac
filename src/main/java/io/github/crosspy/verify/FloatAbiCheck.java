package io.github.crosspy.verify;

import io.github.crosspy.target.AbiContract.FloatAbi;
import io.github.crosspy.target.Target;

/** The float ABI of one file. */
final class FloatAbiCheck implements Check<ElfSubject> {
    static final Rule RULE = new Rule(
            "float-abi",
            Severity.ERROR,
            "Every ARM file passes floating-point arguments the way the target does.",
            "Build the file with the target's compiler and without -mfloat-abi; armel and armhf files never work together.",
            "AAELF32 (IHI 0044), EF_ARM_ABI_FLOAT; Addenda to the ABI (IHI 0045), Tag_ABI_VFP_args; Debian bug 853793");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        if (!subject.isArm(target.abi())) {
            return;
        }
        boolean hard = target.abi().floatAbi() == FloatAbi.HARD;
        FloatClass found = FloatClass.of(subject.elf());
        String message = "has " + found.text() + ", " + target + " is " + (hard ? "hard-float" : "soft-float");
        switch (found) {
            case CONTRADICTION -> findings.add(RULE, subject.place(), message);
            case SOFT, NEUTRAL -> addIf(hard, subject, message, findings);
            case HARD -> addIf(!hard, subject, message, findings);
            case UNMARKED -> findings.add(RULE, hard ? Severity.ERROR : Severity.WARNING, subject.place(), message);
            case ANY, UNKNOWN -> {}
        }
    }

    private static void addIf(boolean wrong, ElfSubject subject, String message, Findings findings) {
        if (wrong) {
            findings.add(RULE, subject.place(), message);
        }
    }
}
