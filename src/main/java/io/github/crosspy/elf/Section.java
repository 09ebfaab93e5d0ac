package io.github.crosspy.elf;

/**
 * One entry of the section header table (System V gABI, chapter 4).
 *
 * @param name the name, empty when the table of names is missing
 * @param type sh_type, one of the SHT constants or another
 * @param flags sh_flags
 * @param address where it is loaded, 0 when it is not
 * @param offset where it starts in the file
 * @param size bytes in the file, or in memory for {@link #SHT_NOBITS}
 * @param link sh_link
 * @param info sh_info
 * @param alignment sh_addralign
 */
public record Section(
        String name, int type, long flags, long address, long offset, long size, long link, long info, long alignment) {
    public static final int SHT_NULL = 0;
    public static final int SHT_SYMTAB = 2;
    public static final int SHT_NOTE = 7;
    public static final int SHT_NOBITS = 8;
    public static final int SHT_DYNSYM = 11;
    public static final int SHT_ARM_ATTRIBUTES = 0x7000_0003;

    private static final long SHF_ALLOC = 2;

    static int size(boolean wide) {
        return wide ? 64 : 40;
    }

    static Section parse(Region table, long at) throws ElfFormatException {
        int word = table.wordSize();
        long addresses = at + 8 + word;
        return new Section(
                "",
                table.i32(at + 4),
                table.word(at + 8),
                table.word(addresses),
                table.word(addresses + word),
                table.word(addresses + 2L * word),
                table.u32(addresses + 3L * word),
                table.u32(addresses + 3L * word + 4),
                table.word(addresses + 3L * word + 8));
    }

    Section named(String name) {
        return new Section(name, type, flags, address, offset, size, link, info, alignment);
    }

    boolean inFile() {
        return type != SHT_NULL && type != SHT_NOBITS;
    }

    /** Whether the file has code or data of the section that a running program would see; notes do not count. */
    public boolean carriesProgram() {
        return (flags & SHF_ALLOC) != 0 && inFile() && type != SHT_NOTE && size != 0;
    }
}
