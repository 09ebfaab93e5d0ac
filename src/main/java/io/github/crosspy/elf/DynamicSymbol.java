package io.github.crosspy.elf;

/**
 * One symbol that a file offers to others or wants from them.
 *
 * @param name the name, without version
 * @param defined whether the file defines it
 * @param weak whether it may stay unresolved
 * @param type low half of st_info: 1 object, 2 function, 10 function chosen at run time
 */
public record DynamicSymbol(String name, boolean defined, boolean weak, int type) {}
