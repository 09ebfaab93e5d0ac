package io.github.crosspy.verify;

import java.util.Map;

/**
 * A static library after all its members were read.
 *
 * @param place where it was found
 * @param floatClasses how many members for the target there are of each class
 * @param compiled members for the target that a compiler made, not an assembler
 */
record StaticArchive(Place place, Map<FloatClass, Integer> floatClasses, int compiled) {
    StaticArchive {
        floatClasses = Map.copyOf(floatClasses);
    }

    int count(FloatClass floatClass) {
        return floatClasses.getOrDefault(floatClass, 0);
    }
}
