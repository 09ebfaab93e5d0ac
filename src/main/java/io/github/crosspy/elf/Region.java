package io.github.crosspy.elf;

import java.nio.ByteBuffer;

/** A part of an ELF file in memory; every access is checked against its end. */
final class Region {
    private final String name;
    private final ByteBuffer bytes;
    private final boolean wide;

    /**
     * @param name what the part is, for messages
     * @param wide whether a word has 64 bits
     */
    Region(String name, ByteBuffer bytes, boolean wide) {
        this.name = name;
        this.bytes = bytes;
        this.wide = wide;
    }

    int size() {
        return bytes.limit();
    }

    boolean wide() {
        return wide;
    }

    int wordSize() {
        return wide ? 8 : 4;
    }

    int u8(long at) throws ElfFormatException {
        return bytes.get(check(at, 1)) & 0xff;
    }

    int u16(long at) throws ElfFormatException {
        return bytes.getShort(check(at, 2)) & 0xffff;
    }

    int i32(long at) throws ElfFormatException {
        return bytes.getInt(check(at, 4));
    }

    long u32(long at) throws ElfFormatException {
        return i32(at) & 0xffff_ffffL;
    }

    long u64(long at) throws ElfFormatException {
        return bytes.getLong(check(at, 8));
    }

    /** An address, offset or size of the file's class; a 64-bit one is to be taken as unsigned. */
    long word(long at) throws ElfFormatException {
        return wide ? u64(at) : u32(at);
    }

    /** The position of the next NUL byte at or after the given one. */
    int end(long from) throws ElfFormatException {
        int at = check(from, 1);
        while (bytes.get(at) != 0) {
            at = check(at + 1L, 1);
        }
        return at;
    }

    /** A part on its own, on the same bytes; it lies within this one. */
    Region part(int from, int to) {
        return new Region(name, bytes.slice(from, to - from).order(bytes.order()), wide);
    }

    byte[] copy(int from, int to) {
        byte[] part = new byte[to - from];
        bytes.get(from, part);
        return part;
    }

    private int check(long at, int length) throws ElfFormatException {
        if (at < 0 || at > bytes.limit() - length) {
            throw new ElfFormatException(name + " ends in the middle of an entry");
        }
        return (int) at;
    }
}
