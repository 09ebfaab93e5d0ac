package io.github.crosspy.verify;

import io.github.crosspy.target.AbiContract;
import io.github.crosspy.target.Target;
import java.util.Optional;
import java.util.Set;

/** That libraries and what needs them agree on the float ABI. GNU ld links the two without an error. */
final class FloatAbiDepsCheck implements Check<Inventory> {
    private static final Set<FloatClass> DEFINITE = Set.of(FloatClass.SOFT, FloatClass.HARD, FloatClass.NEUTRAL);

    private static final Rule RULE = new Rule(
            "float-abi-deps",
            Severity.ERROR,
            "Every library that a file needs has the file's own float ABI.",
            "Find the package that put a library of another architecture into the sysroot and remove it.",
            "AAPCS32 (IHI 0042), base and VFP variants do not mix");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void examine(Inventory inventory, Target target, Findings findings) {
        if (target.abi().machine() != AbiContract.EM_ARM) {
            return;
        }
        for (LinkedFile file : inventory.linked()) {
            for (String name : file.dynamic().needed()) {
                inventory
                        .search()
                        .find(file, name)
                        .filter(library -> disagree(file.floatClass(), library.floatClass()))
                        .ifPresent(library -> findings.add(
                                RULE,
                                file.place(),
                                "has " + file.floatClass().orElseThrow().text() + ", and the " + name + " it needs, "
                                        + library.place() + ", has "
                                        + library.floatClass().orElseThrow().text()));
            }
        }
    }

    private static boolean disagree(Optional<FloatClass> file, Optional<FloatClass> library) {
        return file.isPresent()
                && library.isPresent()
                && DEFINITE.contains(file.get())
                && DEFINITE.contains(library.get())
                && (file.get() == FloatClass.HARD) != (library.get() == FloatClass.HARD);
    }
}
