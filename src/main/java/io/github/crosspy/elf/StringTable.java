package io.github.crosspy.elf;

import java.nio.charset.StandardCharsets;

/**
 * A table of NUL-terminated strings. What it hands out is bounded by a multiple of its size, so that many references to
 * one long string cannot fill the memory.
 */
final class StringTable {
    private static final int LONGEST = 64 << 10;
    private static final int TIMES_ITS_SIZE = 8;
    private static final int FREE = 1 << 20;
    /** What one more string costs at least, however short. */
    private static final int OVERHEAD = 16;

    private final String name;
    private final Region region;
    private long budget;

    StringTable(String name, Region region) {
        this.name = name;
        this.region = region;
        this.budget = FREE + (long) TIMES_ITS_SIZE * region.size();
    }

    String at(long offset) throws ElfFormatException {
        int end = region.end(offset);
        int length = end - (int) offset;
        budget -= length + OVERHEAD;
        if (length > LONGEST || budget < 0) {
            throw new ElfFormatException(name + " has strings that are too long");
        }
        return new String(region.copy((int) offset, end), StandardCharsets.UTF_8);
    }
}
