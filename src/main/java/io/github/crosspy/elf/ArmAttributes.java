package io.github.crosspy.elf;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The numbers among the file-wide public build attributes of an ARM file (Addenda to the ABI for the Arm Architecture,
 * IHI 0045). An attribute that is not there is not the same as 0: hand-written assembler leaves most of them out.
 *
 * @param numbers tag to value
 */
public record ArmAttributes(Map<Integer, Integer> numbers) {
    private static final int CPU_ARCH = 6;
    private static final int FP_ARCH = 10;
    private static final int ADVANCED_SIMD_ARCH = 12;
    private static final int ABI_WCHAR_SIZE = 18;
    private static final int ABI_ALIGN_NEEDED = 24;
    private static final int ABI_ENUM_SIZE = 26;
    private static final int ABI_VFP_ARGS = 28;

    public ArmAttributes {
        numbers = Map.copyOf(numbers);
    }

    /** The lowest architecture the file runs on: 4 is v5TE, 10 v7. */
    public OptionalInt cpuArch() {
        return number(CPU_ARCH);
    }

    /** The floating-point instructions used: 0 none, 2 VFPv2, 3 VFPv3, 4 VFPv3-D16, 5 VFPv4, 6 VFPv4-D16. */
    public OptionalInt fpArch() {
        return number(FP_ARCH);
    }

    /** The Advanced SIMD instructions used: 0 none, 1 NEON of v7, 2 with fused multiply-add, 3 of v8. */
    public OptionalInt simdArch() {
        return number(ADVANCED_SIMD_ARCH);
    }

    /** How the file passes floating-point arguments: 0 in core registers, 1 in VFP registers, 2 its own way, 3 either. */
    public OptionalInt vfpArgs() {
        return number(ABI_VFP_ARGS);
    }

    /** The size of enumerations; compilers state it, assemblers do not. */
    public OptionalInt enumSize() {
        return number(ABI_ENUM_SIZE);
    }

    /** The bytes of {@code wchar_t}, 0 when it is not used. */
    public OptionalInt wcharSize() {
        return number(ABI_WCHAR_SIZE);
    }

    /** The alignment of data that code relies on: 0 none, 1 to 8 bytes, 2 to 4 bytes. */
    public OptionalInt alignNeeded() {
        return number(ABI_ALIGN_NEEDED);
    }

    private OptionalInt number(int tag) {
        Integer value = numbers.get(tag);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
