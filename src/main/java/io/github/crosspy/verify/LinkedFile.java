package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import io.github.crosspy.elf.DynamicSymbol;
import io.github.crosspy.elf.ElfFile;
import io.github.crosspy.elf.ElfHeader;
import io.github.crosspy.elf.VersionNeed;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a program or shared library for the target's machine until all files were seen.
 *
 * @param place where it was found
 * @param floatClass how it passes floating-point arguments; empty outside 32-bit ARM
 * @param dynamic its dynamic section
 * @param home the tree it belongs to
 * @param program whether it can be started, not only loaded
 * @param exports the symbols it offers
 * @param wanted the symbols it cannot do without; empty when it is no product
 * @param versionsNeeded the symbol versions it needs, by library; empty when it is no product
 * @param versionsDefined the symbol versions it defines
 * @param arm64Features bits of GNU_PROPERTY_AARCH64_FEATURE_1_AND, 0 when there are none
 */
record LinkedFile(
        Place place,
        Optional<FloatClass> floatClass,
        DynamicSection dynamic,
        FileTree home,
        boolean program,
        Exports exports,
        List<DynamicSymbol> wanted,
        List<VersionNeed> versionsNeeded,
        List<String> versionsDefined,
        int arm64Features) {
    LinkedFile {
        wanted = List.copyOf(wanted);
        versionsNeeded = List.copyOf(versionsNeeded);
        versionsDefined = List.copyOf(versionsDefined);
    }

    /** @param elf has a dynamic section */
    static LinkedFile of(Place place, ElfFile elf, Optional<FloatClass> floatClass, FileTree home) {
        DynamicSection dynamic = elf.dynamic().orElseThrow();
        boolean judged = home.isProduct();
        return new LinkedFile(
                place,
                floatClass,
                dynamic,
                home,
                elf.header().type() == ElfHeader.ET_EXEC || dynamic.isPie(),
                Exports.of(elf),
                judged ? wanted(elf) : List.of(),
                judged ? elf.versionsNeeded() : List.of(),
                elf.versionsDefined(),
                elf.notes().arm64Features().orElse(0));
    }

    private static List<DynamicSymbol> wanted(ElfFile elf) {
        return elf.symbols().stream()
                .filter(symbol -> !symbol.defined() && !symbol.weak())
                .toList();
    }

    /** Files are told apart by where they are; the other fields follow from that. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LinkedFile file && file.place.equals(place) && file.home == home;
    }

    @Override
    public int hashCode() {
        return place.hashCode();
    }
}
