package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSection;
import java.util.Optional;

/**
 * What is kept of a program or shared library for the target's machine until all files were seen.
 *
 * @param place where it was found
 * @param floatClass how it passes floating-point arguments; empty outside 32-bit ARM
 * @param dynamic its dynamic section
 * @param home the tree it belongs to
 */
record LinkedFile(Place place, Optional<FloatClass> floatClass, DynamicSection dynamic, FileTree home) {}
