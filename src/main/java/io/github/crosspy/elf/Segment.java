package io.github.crosspy.elf;

/**
 * One entry of the program header table (System V gABI, chapter 5). Addresses of 64-bit files are unsigned.
 *
 * @param type p_type, one of the PT constants or another
 * @param flags p_flags: 1 executable, 2 writable, 4 readable
 * @param offset where it starts in the file
 * @param address where it starts in memory
 * @param fileSize bytes in the file
 * @param memorySize bytes in memory
 */
public record Segment(int type, int flags, long offset, long address, long fileSize, long memorySize) {
    public static final int PT_LOAD = 1;
    public static final int PT_DYNAMIC = 2;
    public static final int PT_INTERP = 3;

    static int size(boolean wide) {
        return wide ? 56 : 32;
    }

    static Segment parse(Region table, long at) throws ElfFormatException {
        return table.wide()
                ? new Segment(
                        table.i32(at),
                        table.i32(at + 4),
                        table.u64(at + 8),
                        table.u64(at + 16),
                        table.u64(at + 32),
                        table.u64(at + 40))
                : new Segment(
                        table.i32(at),
                        table.i32(at + 24),
                        table.u32(at + 4),
                        table.u32(at + 8),
                        table.u32(at + 16),
                        table.u32(at + 20));
    }

    boolean backs(long wanted) {
        return type == PT_LOAD
                && Long.compareUnsigned(wanted, address) >= 0
                && Long.compareUnsigned(wanted - address, fileSize) < 0;
    }
}
