package io.github.crosspy.elf;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The fields of an ELF header that tell what a file is (System V gABI, chapter 4).
 *
 * @param elfClass 32 or 64
 * @param littleEndian byte order
 * @param osAbi EI_OSABI
 * @param abiVersion EI_ABIVERSION
 * @param type e_type, one of the ET constants
 * @param machine e_machine
 * @param flags e_flags, as the processor's supplement defines them
 */
public record ElfHeader(
        int elfClass, boolean littleEndian, int osAbi, int abiVersion, int type, int machine, int flags) {
    public static final int ET_REL = 1;
    public static final int ET_EXEC = 2;
    public static final int ET_DYN = 3;

    private static final int IDENT = 16;

    /** Where the tables are, for the reader alone. */
    record Tables(
            long segments,
            int segmentSize,
            int segmentCount,
            long sections,
            int sectionSize,
            int sectionCount,
            int names) {}

    static ElfImage open(ByteSource source) throws IOException {
        Region ident = new ElfImage(source, ByteOrder.BIG_ENDIAN, false).region("ELF header", 0, IDENT, IDENT);
        if (ident.i32(0) != ElfFile.MAGIC) {
            throw new ElfFormatException("no ELF file");
        }
        int elfClass = ident.u8(4);
        int data = ident.u8(5);
        if (elfClass < 1 || elfClass > 2 || data < 1 || data > 2 || ident.u8(6) != 1) {
            throw new ElfFormatException("ELF header has an unknown class, byte order or version");
        }
        return new ElfImage(source, data == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, elfClass == 2);
    }

    static Region region(ElfImage image) throws IOException {
        int size = image.wide() ? 64 : 52;
        Region header = image.region("ELF header", 0, size, size);
        if (header.u32(20) != 1 || header.u16(image.wide() ? 52 : 40) < size) {
            throw new ElfFormatException("ELF header has an unknown version or size");
        }
        return header;
    }

    static ElfHeader parse(Region header) throws ElfFormatException {
        return new ElfHeader(
                header.wide() ? 64 : 32,
                header.u8(5) == 1,
                header.u8(7),
                header.u8(8),
                header.u16(16),
                header.u16(18),
                header.i32(header.wide() ? 48 : 36));
    }

    static Tables tables(Region header) throws ElfFormatException {
        int counts = header.wide() ? 54 : 42;
        return new Tables(
                header.word(header.wide() ? 32 : 28),
                header.u16(counts),
                header.u16(counts + 2),
                header.word(header.wide() ? 40 : 32),
                header.u16(counts + 4),
                header.u16(counts + 6),
                header.u16(counts + 8));
    }
}
