package io.github.crosspy.verify;

import io.github.crosspy.elf.ElfFile;
import io.github.crosspy.target.AbiContract;

/**
 * An ELF file and where it was found.
 *
 * @param place where
 * @param elf what it says of itself
 */
record ElfSubject(Place place, ElfFile elf) {

    /** Whether class, byte order and machine are the target's, so that finer checks make sense. */
    boolean isFor(AbiContract abi) {
        return elf.header().machine() == abi.machine()
                && elf.header().elfClass() == abi.elfClass()
                && elf.header().littleEndian() == abi.littleEndian();
    }

    /** Whether the target's loader would take the file: a program or shared library with its content. */
    boolean isLoaded(AbiContract abi) {
        return isFor(abi) && elf.isLinked() && !elf.isDetachedDebug();
    }

    /** Whether it offers a function of that name to others. */
    boolean defines(String function) {
        return elf.symbols().stream()
                .anyMatch(symbol ->
                        symbol.defined() && symbol.isFunction() && symbol.name().equals(function));
    }

    boolean isArm(AbiContract abi) {
        return abi.machine() == AbiContract.EM_ARM && isFor(abi);
    }
}
