package io.github.crosspy.elf;

/**
 * One symbol that a file offers to others or wants from them.
 *
 * @param name the name, without version
 * @param version the version it has or is wanted with, empty for none
 * @param defined whether the file defines it
 * @param weak whether it may stay unresolved
 * @param type low half of st_info: 1 object, 2 function, 10 function chosen at run time
 */
public record DynamicSymbol(String name, String version, boolean defined, boolean weak, int type) {
    private static final int OBJECT = 1;
    private static final int FUNCTION = 2;
    private static final int CHOSEN_FUNCTION = 10;

    /** Whether it is a function, chosen at run time or not. */
    public boolean isFunction() {
        return type == FUNCTION || type == CHOSEN_FUNCTION;
    }

    /** Whether it is data. */
    public boolean isObject() {
        return type == OBJECT;
    }
}
