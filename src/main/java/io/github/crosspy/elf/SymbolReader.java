package io.github.crosspy.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the dynamic symbol table, whose length the dynamic section does not tell. */
final class SymbolReader {
    private static final int DT_HASH = 4;
    private static final int DT_SYMTAB = 6;
    private static final int DT_GNU_HASH = 0x6fff_fef5;
    private static final int STB_LOCAL = 0;
    private static final int STB_WEAK = 2;
    static final int MOST_SYMBOLS = 4 << 20;
    private static final int BIGGEST_HASH = 64 << 20;

    private final DynamicReader dynamic;
    private final VersionReader versions;
    private final boolean wide;

    SymbolReader(DynamicReader dynamic, VersionReader versions, boolean wide) {
        this.dynamic = dynamic;
        this.versions = versions;
        this.wide = wide;
    }

    List<DynamicSymbol> read() throws IOException {
        if (!dynamic.has(DT_SYMTAB)) {
            return List.of();
        }
        int size = wide ? 24 : 16;
        long count = count(size);
        if (count > MOST_SYMBOLS) {
            throw new ElfFormatException("the file has more than " + MOST_SYMBOLS + " dynamic symbols");
        }
        Region table = dynamic.at("dynamic symbol table", dynamic.value(DT_SYMTAB), count * size, MOST_SYMBOLS * size);
        VersionReader.Versions version = versions.ofSymbols(count);
        List<DynamicSymbol> symbols = new ArrayList<>();
        // The first symbol is always empty.
        for (long i = 1; i < count; i++) {
            long at = i * size;
            int info = table.u8(at + (wide ? 4 : 12));
            if (info >> 4 != STB_LOCAL) {
                boolean defined = table.u16(at + (wide ? 6 : 14)) != 0;
                String name = dynamic.string(table.u32(at));
                symbols.add(new DynamicSymbol(name, version.of(i), defined, info >> 4 == STB_WEAK, info & 0xf));
            }
        }
        return symbols;
    }

    /** The section table is asked first: a GNU hash table without exported symbols does not tell. */
    private long count(int size) throws IOException {
        for (Section section : dynamic.sections()) {
            if (section.type() == Section.SHT_DYNSYM && section.address() == dynamic.value(DT_SYMTAB)) {
                return section.size() / size;
            }
        }
        if (dynamic.has(DT_GNU_HASH)) {
            return countByGnuHash(dynamic.from("GNU hash table", dynamic.value(DT_GNU_HASH), BIGGEST_HASH));
        }
        return dynamic.has(DT_HASH)
                ? dynamic.at("hash table", dynamic.value(DT_HASH), 8, 8).u32(4)
                : 0;
    }

    /** The chain of the highest bucket ends with the last symbol. */
    private static long countByGnuHash(Region table) throws ElfFormatException {
        long buckets = table.u32(0);
        long first = table.u32(4);
        long bucketsAt = 16 + table.u32(8) * table.wordSize();
        long highest = 0;
        for (long i = 0; i < buckets; i++) {
            highest = Math.max(highest, table.u32(bucketsAt + 4 * i));
        }
        if (highest < first) {
            return first;
        }
        long chains = bucketsAt + 4 * buckets;
        while ((table.u32(chains + 4 * (highest - first)) & 1) == 0) {
            highest++;
        }
        return highest + 1;
    }
}
