package io.github.crosspy.verify;

import io.github.crosspy.elf.ArmAttributes;
import io.github.crosspy.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The floating-point and SIMD instructions of an ARM file. */
final class FpuMaxCheck implements Check<ElfSubject> {
    /** Values of Tag_FP_arch in IHI 0045. They do not grow with what is needed: VFPv3 has 32 registers, VFPv3-D16 has 16. */
    private enum Fpu {
        NONE("no FPU", 0, 0),
        VFPV1("VFPv1", 1, 16),
        VFPV2("VFPv2", 2, 16),
        VFPV3("VFPv3", 3, 32),
        VFPV3_D16("VFPv3-D16", 3, 16),
        VFPV4("VFPv4", 4, 32),
        VFPV4_D16("VFPv4-D16", 4, 16),
        FP_ARMV8("the FPU of v8", 5, 32),
        FP_ARMV8_D16("the FPU of v8 with 16 registers", 5, 16);

        private final String text;
        private final int version;
        private final int registers;

        Fpu(String text, int version, int registers) {
            this.text = text;
            this.version = version;
            this.registers = registers;
        }

        static Optional<Fpu> of(int tag) {
            return tag >= 0 && tag < values().length ? Optional.of(values()[tag]) : Optional.empty();
        }

        boolean runsOn(Fpu ceiling) {
            return version <= ceiling.version && registers <= ceiling.registers;
        }
    }

    private static final Rule RULE = new Rule(
            "fpu-max",
            Severity.ERROR,
            "No ARM file needs floating-point or SIMD instructions that the weakest machine of the target lacks.",
            "Remove -mfpu, -mfloat-abi and -mcpu from the package's flags; the target's compiler has the right default.",
            "Addenda to the ABI (IHI 0045), Tag_FP_arch and Tag_Advanced_SIMD_arch; baselines of Debian's ARM ports");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(ElfSubject subject, Target target, Findings findings) {
        Optional<ArmAttributes> attributes = subject.elf().attributes();
        if (!subject.isArm(target.abi()) || subject.elf().isDetachedDebug() || attributes.isEmpty()) {
            return;
        }
        Fpu ceiling = Fpu.of(target.abi().fpuCeiling()).orElse(Fpu.NONE);
        List<String> excess = Stream.of(fpu(attributes.get(), ceiling), simd(attributes.get(), ceiling))
                .flatMap(Optional::stream)
                .toList();
        if (!excess.isEmpty()) {
            findings.add(
                    RULE,
                    subject.place(),
                    "needs " + String.join(" and ", excess) + ", " + target + " promises " + ceiling.text);
        }
    }

    private static Optional<String> fpu(ArmAttributes attributes, Fpu ceiling) {
        OptionalInt tag = attributes.fpArch();
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        Optional<Fpu> found = Fpu.of(tag.getAsInt());
        return found.isEmpty()
                ? Optional.of("FPU architecture " + tag.getAsInt())
                : found.filter(fpu -> !fpu.runsOn(ceiling)).map(fpu -> fpu.text);
    }

    /** NEON works on 32 registers, so that a target with fewer does not promise it. */
    private static Optional<String> simd(ArmAttributes attributes, Fpu ceiling) {
        boolean excess = attributes.simdArch().orElse(0) > 0 && ceiling.registers < Fpu.VFPV3.registers;
        return excess ? Optional.of("NEON") : Optional.empty();
    }
}
