package io.github.crosspy.verify;

import io.github.crosspy.target.AbiContract;
import io.github.crosspy.target.Target;
import java.util.Optional;

/** Protection of branches that the system has and a file lost. One such file switches it off for its whole process. */
final class Arm64FeaturesCheck implements Check<Inventory> {
    private static final String C_LIBRARY = "libc.so.6";
    private static final int BRANCH_TARGETS = 1;
    private static final int SIGNED_RETURNS = 2;

    private static final Rule RULE = new Rule(
            "arm64-features",
            Severity.INFO,
            "Files for arm64 have the branch protection that the C library of their system has.",
            "Compile with the CFLAGS of dpkg-buildflags; assembler needs the GNU property note in every file.",
            "ELF for the Arm 64-bit Architecture, GNU_PROPERTY_AARCH64_FEATURE_1_AND; dpkg-buildflags(1), branch");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(Inventory inventory, Target target, Findings findings) {
        if (target.abi().machine() != AbiContract.EM_AARCH64) {
            return;
        }
        int usual = inventory.linked().stream()
                .filter(file -> file.dynamic().soname().equals(Optional.of(C_LIBRARY)))
                .mapToInt(LinkedFile::arm64Features)
                .findFirst()
                .orElse(0);
        for (LinkedFile file : inventory.linked()) {
            int lost = usual & ~file.arm64Features();
            if (file.home().isProduct() && lost != 0) {
                findings.add(RULE, file.place(), "lacks " + text(lost) + ", which " + C_LIBRARY + " has");
            }
        }
    }

    private static String text(int features) {
        return switch (features & (BRANCH_TARGETS | SIGNED_RETURNS)) {
            case BRANCH_TARGETS -> "BTI";
            case SIGNED_RETURNS -> "PAC";
            case BRANCH_TARGETS | SIGNED_RETURNS -> "BTI and PAC";
            default -> "features " + features;
        };
    }
}
