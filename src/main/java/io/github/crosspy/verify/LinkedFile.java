package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import io.github.crosspy.elf.ElfHeader;
import java.util.Optional;

/**
 * What is kept of a program or shared library until all files were seen.
 *
 * @param place where it was found
 * @param header its ELF header
 * @param floatClass how it passes floating-point arguments; empty outside 32-bit ARM
 * @param dynamic its dynamic section
 * @param home the tree it belongs to
 */
record LinkedFile(
        Place place, ElfHeader header, Optional<FloatClass> floatClass, DynamicSection dynamic, FileTree home) {

    boolean isLoadableBy(LinkedFile other) {
        return header.machine() == other.header.machine()
                && header.elfClass() == other.header.elfClass()
                && header.littleEndian() == other.header.littleEndian();
    }
}
