package io.github.crosspy.verify;

import java.util.Map;

/**
 * A static library after all its members were read.
 *
 * @param place where it was found
 * @param floatClasses how many members for the target there are of each class
 * @param objects how many ELF files
 * @param compiled members for the target that a compiler made, not an assembler
 * @param withoutCode how many hold code for link-time optimisation and no machine code
 * @param indexed whether an index of symbols is there
 */
record StaticArchive(
        Place place,
        Map<FloatClass, Integer> floatClasses,
        int objects,
        int compiled,
        int withoutCode,
        boolean indexed) {
    StaticArchive {
        floatClasses = Map.copyOf(floatClasses);
    }

    int count(FloatClass floatClass) {
        return floatClasses.getOrDefault(floatClass, 0);
    }
}
