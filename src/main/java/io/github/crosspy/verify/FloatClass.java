package io.github.crosspy.verify;

import io.github.crosspy.elf.ArmAttributes;
import io.github.crosspy.elf.ElfFile;
import java.util.OptionalInt;

/**
 * How an ARM file passes floating-point arguments, as far as it says so. Linked files say it in e_flags (AAELF32,
 * EF_ARM_ABI_FLOAT_SOFT and _HARD), objects in Tag_ABI_VFP_args (IHI 0045) only.
 */
enum FloatClass {
    /** In core registers. */
    SOFT("the soft-float ABI"),
    /** In VFP registers. */
    HARD("the hard-float ABI"),
    /** Says that it works with both. */
    ANY("either float ABI"),
    /** Flagged soft by the linker because no unit states anything, yet with VFP instructions: hand-written assembler. */
    NEUTRAL("the soft-float flag although it uses VFP instructions and states no way to pass floats"),
    /** Linked, and nothing tells. */
    UNMARKED("no float ABI"),
    /** An object, and nothing tells; legitimate for hand-written assembler. */
    UNKNOWN("no float ABI"),
    /** States two that exclude each other. */
    CONTRADICTION("flags and attributes that contradict each other on the float ABI");

    private static final int FLAG_SOFT = 0x200;
    private static final int FLAG_HARD = 0x400;
    private static final int ARGS_CORE = 0;
    private static final int ARGS_VFP = 1;
    private static final int ARGS_EITHER = 3;
    private static final int ABSENT = -1;

    private final String text;

    FloatClass(String text) {
        this.text = text;
    }

    /** What the file has, for a message that starts with "has". */
    String text() {
        return text;
    }

    /** @param elf a 32-bit ARM file */
    static FloatClass of(ElfFile elf) {
        int args = elf.attributes()
                .map(ArmAttributes::vfpArgs)
                .orElse(OptionalInt.empty())
                .orElse(ABSENT);
        return elf.isLinked() ? ofLinked(elf, args) : ofObject(args);
    }

    private static FloatClass ofLinked(ElfFile elf, int args) {
        boolean soft = (elf.header().flags() & FLAG_SOFT) != 0;
        boolean hard = (elf.header().flags() & FLAG_HARD) != 0;
        boolean excluded =
                hard && args != ABSENT && args != ARGS_VFP && args != ARGS_EITHER || soft && args == ARGS_VFP;
        if (soft && hard || excluded) {
            return CONTRADICTION;
        }
        if (hard) {
            return HARD;
        }
        if (soft) {
            return args == ABSENT && usesVfp(elf) ? NEUTRAL : SOFT;
        }
        return args == ARGS_VFP ? HARD : args == ARGS_EITHER ? ANY : UNMARKED;
    }

    private static FloatClass ofObject(int args) {
        return switch (args) {
            case ARGS_CORE -> SOFT;
            case ARGS_VFP -> HARD;
            case ARGS_EITHER -> ANY;
            default -> UNKNOWN;
        };
    }

    private static boolean usesVfp(ElfFile elf) {
        return elf.attributes()
                        .flatMap(attributes ->
                                attributes.fpArch().stream().boxed().findFirst())
                        .orElse(0)
                > 0;
    }
}
