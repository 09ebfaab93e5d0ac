package io.github.crosspy.target;

import java.util.Objects;

/**
 * What every ELF file for a target must be.
 *
 * @param elfClass 32 or 64, from EI_CLASS
 * @param littleEndian byte order, from EI_DATA
 * @param machine e_machine as the ELF specification numbers it: 40 is ARM, 183 AArch64, 243 RISC-V
 * @param floatAbi how floating-point arguments are passed; {@link FloatAbi#NOT_APPLICABLE} outside 32-bit ARM
 * @param interpreter PT_INTERP of every program, an absolute path on the target
 * @param cpuCeiling highest Tag_CPU_arch value that runs on every machine of the target, or -1 where the tag does not exist
 * @param fpuCeiling highest Tag_FP_arch value that runs on every machine of the target, or -1 where the tag does not exist
 * @param libraries versions of libraries that devices have
 */
public record AbiContract(
        int elfClass,
        boolean littleEndian,
        int machine,
        FloatAbi floatAbi,
        String interpreter,
        int cpuCeiling,
        int fpuCeiling,
        LibraryContract libraries) {

    public static final int EM_386 = 3;
    public static final int EM_PPC64 = 21;
    public static final int EM_S390 = 22;
    public static final int EM_ARM = 40;
    public static final int EM_X86_64 = 62;
    public static final int EM_AARCH64 = 183;
    public static final int EM_RISCV = 243;

    public AbiContract {
        Objects.requireNonNull(floatAbi);
        Objects.requireNonNull(interpreter);
        Objects.requireNonNull(libraries);
    }

    /** A contract that promises any version of libraries. */
    public AbiContract(
            int elfClass,
            boolean littleEndian,
            int machine,
            FloatAbi floatAbi,
            String interpreter,
            int cpuCeiling,
            int fpuCeiling) {
        this(elfClass, littleEndian, machine, floatAbi, interpreter, cpuCeiling, fpuCeiling, LibraryContract.ANY);
    }

    /** The same contract with other promises on libraries. */
    public AbiContract with(LibraryContract promised) {
        return new AbiContract(
                elfClass, littleEndian, machine, floatAbi, interpreter, cpuCeiling, fpuCeiling, promised);
    }

    /** The procedure call standards that 32-bit ARM has for floating-point arguments (AAPCS32). */
    public enum FloatAbi {
        /** In core registers: armel. */
        SOFT,
        /** In VFP registers: armhf. */
        HARD,
        /** The machine has one way only. */
        NOT_APPLICABLE
    }
}
