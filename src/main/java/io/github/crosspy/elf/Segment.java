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
 * @param alignment p_align
 */
public record Segment(int type, int flags, long offset, long address, long fileSize, long memorySize, long alignment) {
    public static final int PT_LOAD = 1;
    public static final int PT_DYNAMIC = 2;
    public static final int PT_INTERP = 3;
    public static final int PT_NOTE = 4;
    public static final int PT_GNU_STACK = 0x6474_e551;
    public static final int PT_GNU_RELRO = 0x6474_e552;

    private static final int PF_X = 1;
    private static final int PF_W = 2;

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
                        table.u64(at + 40),
                        table.u64(at + 48))
                : new Segment(
                        table.i32(at),
                        table.i32(at + 24),
                        table.u32(at + 4),
                        table.u32(at + 8),
                        table.u32(at + 16),
                        table.u32(at + 20),
                        table.u32(at + 28));
    }

    /** Whether the processor may run what is in it. */
    public boolean isExecutable() {
        return (flags & PF_X) != 0;
    }

    /** Whether the program may change what is in it. */
    public boolean isWritable() {
        return (flags & PF_W) != 0;
    }

    boolean backs(long wanted) {
        return type == PT_LOAD
                && Long.compareUnsigned(wanted, address) >= 0
                && Long.compareUnsigned(wanted - address, fileSize) < 0;
    }
}
