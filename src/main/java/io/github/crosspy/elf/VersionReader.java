package io.github.crosspy.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the versions that symbols have: those a file defines, those it needs, and which symbol has which. */
final class VersionReader {
    private static final long DT_VERSYM = 0x6fff_fff0;
    private static final long DT_VERDEF = 0x6fff_fffc;
    private static final long DT_VERDEFNUM = 0x6fff_fffd;
    private static final long DT_VERNEED = 0x6fff_fffe;
    private static final long DT_VERNEEDNUM = 0x6fff_ffff;
    private static final int BASE = 1;
    private static final int INDEX = 0x7fff;
    private static final int LAST_WITHOUT_VERSION = 1;
    private static final int BIGGEST_TABLE = 16 << 20;

    private final DynamicReader dynamic;
    private final Map<Integer, String> names = new HashMap<>();
    private final List<String> defined = new ArrayList<>();
    private final List<VersionNeed> needed = new ArrayList<>();

    VersionReader(DynamicReader dynamic) throws IOException {
        this.dynamic = dynamic;
        readDefined();
        readNeeded();
    }

    List<String> defined() {
        return defined;
    }

    List<VersionNeed> needed() {
        return needed;
    }

    /** Which version each of so many symbols has. */
    Versions ofSymbols(long count) throws IOException {
        if (!dynamic.has(DT_VERSYM)) {
            return index -> "";
        }
        Region table = dynamic.at(
                "table of symbol versions", dynamic.value(DT_VERSYM), 2 * count, 2 * SymbolReader.MOST_SYMBOLS);
        return index -> name(table.u16(2 * index) & INDEX);
    }

    /** The version of a symbol by its place in the symbol table, empty for none. */
    @FunctionalInterface
    interface Versions {
        String of(long index) throws ElfFormatException;
    }

    private String name(int index) throws ElfFormatException {
        String name = index <= LAST_WITHOUT_VERSION ? "" : names.get(index);
        if (name == null) {
            throw new ElfFormatException("a symbol has the version " + index + ", which nothing names");
        }
        return name;
    }

    private void readDefined() throws IOException {
        if (!dynamic.has(DT_VERDEF)) {
            return;
        }
        Region table = dynamic.from("table of versions defined", dynamic.value(DT_VERDEF), BIGGEST_TABLE);
        long at = 0;
        for (long left = dynamic.value(DT_VERDEFNUM); left != 0; left--) {
            String name = dynamic.string(table.u32(at + table.u32(at + 12)));
            names.put(table.u16(at + 4) & INDEX, name);
            // The base version is the name of the file itself.
            if ((table.u16(at + 2) & BASE) == 0) {
                defined.add(name);
            }
            at = next(table, at, at + 16, 20, left);
        }
    }

    private void readNeeded() throws IOException {
        if (!dynamic.has(DT_VERNEED)) {
            return;
        }
        Region table = dynamic.from("table of versions needed", dynamic.value(DT_VERNEED), BIGGEST_TABLE);
        long at = 0;
        for (long left = dynamic.value(DT_VERNEEDNUM); left != 0; left--) {
            needed.add(new VersionNeed(dynamic.string(table.u32(at + 4)), versions(table, at)));
            at = next(table, at, at + 12, 16, left);
        }
    }

    private List<String> versions(Region table, long need) throws ElfFormatException {
        List<String> versions = new ArrayList<>();
        long at = need + table.u32(need + 8);
        for (int left = table.u16(need + 2); left != 0; left--) {
            String name = dynamic.string(table.u32(at + 8));
            names.put(table.u16(at + 6) & INDEX, name);
            versions.add(name);
            at = next(table, at, at + 12, 16, left);
        }
        return versions;
    }

    private static long next(Region table, long at, long nextAt, int size, long left) throws ElfFormatException {
        long next = table.u32(nextAt);
        if (left != 1 && next < size) {
            throw new ElfFormatException("a table of symbol versions has no next entry");
        }
        return at + next;
    }
}
