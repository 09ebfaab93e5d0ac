package io.github.crosspy.elf;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the dynamic loader reads of a file (System V gABI, chapter 5).
 *
 * @param needed DT_NEEDED in the file's order
 * @param soname DT_SONAME
 * @param rpath DT_RPATH, directories joined by colons
 * @param runpath DT_RUNPATH, directories joined by colons
 * @param flags DT_FLAGS, 0 when absent
 * @param flags1 DT_FLAGS_1, 0 when absent
 * @param textRelocations whether DT_TEXTREL or DF_TEXTREL is there
 * @param bindsNow whether all symbols are bound when the file is loaded: DT_BIND_NOW, DF_BIND_NOW or DF_1_NOW
 * @param gnuHash whether DT_GNU_HASH is there
 */
public record DynamicSection(
        List<String> needed,
        Optional<String> soname,
        Optional<String> rpath,
        Optional<String> runpath,
        long flags,
        long flags1,
        boolean textRelocations,
        boolean bindsNow,
        boolean gnuHash) {
    private static final long DF_1_PIE = 0x0800_0000;

    public DynamicSection {
        needed = List.copyOf(needed);
        Objects.requireNonNull(soname);
        Objects.requireNonNull(rpath);
        Objects.requireNonNull(runpath);
    }

    /** Whether the linker marked the file as a position-independent program. */
    public boolean isPie() {
        return (flags1 & DF_1_PIE) != 0;
    }
}
