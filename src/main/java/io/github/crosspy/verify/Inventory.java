package io.github.crosspy.verify;

import java.util.List;
import java.util.Objects;

/**
 * All that was seen, for checks across files.
 *
 * @param debs the packages
 * @param wheels the wheels
 * @param roots number of directories, archives and single files judged as they are
 * @param linked programs and shared libraries of products and sysroot
 * @param productElfFiles ELF files in packages and wheels
 * @param sysrootElfFiles ELF files in the sysroot
 * @param wholeSystem whether everything a program needs must be there: there is a sysroot, or a root with the loader
 * @param search finds needed libraries
 */
record Inventory(
        List<DebPackage> debs,
        List<WheelPackage> wheels,
        int roots,
        List<LinkedFile> linked,
        int productElfFiles,
        int sysrootElfFiles,
        boolean wholeSystem,
        LibrarySearch search) {
    Inventory {
        debs = List.copyOf(debs);
        wheels = List.copyOf(wheels);
        linked = List.copyOf(linked);
        Objects.requireNonNull(search);
    }
}
