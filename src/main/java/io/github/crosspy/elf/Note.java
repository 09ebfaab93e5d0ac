package io.github.crosspy.elf;

import java.util.Objects;

/**
 * One entry of a note section or segment (System V gABI, chapter 5).
 *
 * @param owner who defines the types, such as {@code GNU}
 * @param type the meaning of the content, as the owner numbers it
 * @param content the bytes of the description; not copied
 */
record Note(String owner, int type, Region content) {
    static final String GNU = "GNU";
    static final int ABI_TAG = 1;
    static final int BUILD_ID = 3;
    static final int PROPERTIES = 5;

    Note {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(content);
    }

    boolean is(int gnuType) {
        return owner.equals(GNU) && type == gnuType;
    }
}
