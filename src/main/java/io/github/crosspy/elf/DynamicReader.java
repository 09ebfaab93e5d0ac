package io.github.crosspy.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the dynamic section and what it points to, by address, as the dynamic loader does. */
final class DynamicReader {
    private static final int DT_NULL = 0;
    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;
    private static final int DT_STRSZ = 10;
    private static final int DT_SONAME = 14;
    private static final int DT_RPATH = 15;
    private static final int DT_TEXTREL = 22;
    private static final int DT_BIND_NOW = 24;
    private static final int DT_RUNPATH = 29;
    private static final int DT_FLAGS = 30;
    private static final int DT_FLAGS_1 = 0x6fff_fffb;
    private static final int DT_GNU_HASH = 0x6fff_fef5;
    private static final int DF_TEXTREL = 4;
    private static final int DF_BIND_NOW = 8;
    private static final int DF_1_NOW = 1;

    private static final int BIGGEST_DYNAMIC = 4 << 20;
    private static final int BIGGEST_STRINGS = 256 << 20;

    private final ElfImage image;
    private final List<Segment> segments;
    private final List<Section> sections;
    private final Map<Long, Long> values = new HashMap<>();
    private final List<Long> needed = new ArrayList<>();
    private final StringTable strings;

    private DynamicReader(ElfImage image, List<Segment> segments, List<Section> sections, Segment dynamic)
            throws IOException {
        this.image = image;
        this.segments = segments;
        this.sections = sections;
        collect(image.region("PT_DYNAMIC", dynamic.offset(), dynamic.fileSize(), BIGGEST_DYNAMIC));
        long size = value(DT_STRSZ);
        this.strings = new StringTable(
                "dynamic string table", at("dynamic string table", value(DT_STRTAB), size, BIGGEST_STRINGS));
    }

    static Optional<DynamicReader> open(ElfImage image, List<Segment> segments, List<Section> sections)
            throws IOException {
        for (Segment segment : segments) {
            if (segment.type() == Segment.PT_DYNAMIC && segment.fileSize() != 0) {
                return Optional.of(new DynamicReader(image, segments, sections, segment));
            }
        }
        return Optional.empty();
    }

    private void collect(Region region) throws ElfFormatException {
        int word = region.wordSize();
        for (long at = 0; at < region.size(); at += 2L * word) {
            long tag = region.word(at);
            long value = region.word(at + word);
            if (tag == DT_NULL) {
                return;
            }
            if (tag == DT_NEEDED) {
                needed.add(value);
            } else {
                values.putIfAbsent(tag, value);
            }
        }
    }

    boolean has(long tag) {
        return values.containsKey(tag);
    }

    long value(long tag) {
        return values.getOrDefault(tag, 0L);
    }

    List<Section> sections() {
        return sections;
    }

    String string(long offset) throws ElfFormatException {
        return strings.at(offset);
    }

    /** The part of the file that is loaded at an address, as long as asked for. */
    Region at(String name, long address, long length, int limit) throws IOException {
        if (length == 0) {
            return image.region(name, 0, 0, 0);
        }
        if (Long.compareUnsigned(length, available(address)) > 0) {
            throw new ElfFormatException(name + " is not in a loaded segment");
        }
        return image.region(name, offset(address), length, limit);
    }

    /** As {@link #at}, up to the end of the segment or the limit: for tables whose length is known only by reading. */
    Region from(String name, long address, int limit) throws IOException {
        long length = available(address);
        return at(name, address, Long.compareUnsigned(length, limit) > 0 ? limit : length, limit);
    }

    private long available(long address) {
        Segment segment = backing(address);
        return segment == null ? 0 : segment.fileSize() - (address - segment.address());
    }

    private long offset(long address) {
        Segment segment = backing(address);
        return segment.offset() + (address - segment.address());
    }

    private Segment backing(long address) {
        return segments.stream()
                .filter(segment -> segment.backs(address))
                .findFirst()
                .orElse(null);
    }

    DynamicSection section() throws ElfFormatException {
        List<String> libraries = new ArrayList<>();
        for (long offset : needed) {
            libraries.add(string(offset));
        }
        return new DynamicSection(
                libraries,
                text(DT_SONAME),
                text(DT_RPATH),
                text(DT_RUNPATH),
                value(DT_FLAGS),
                value(DT_FLAGS_1),
                has(DT_TEXTREL) || (value(DT_FLAGS) & DF_TEXTREL) != 0,
                has(DT_BIND_NOW) || (value(DT_FLAGS) & DF_BIND_NOW) != 0 || (value(DT_FLAGS_1) & DF_1_NOW) != 0,
                has(DT_GNU_HASH));
    }

    private Optional<String> text(long tag) throws ElfFormatException {
        return has(tag) ? Optional.of(string(value(tag))) : Optional.empty();
    }

    VersionReader versions() throws IOException {
        return new VersionReader(this);
    }

    List<DynamicSymbol> symbols(VersionReader versions) throws IOException {
        return new SymbolReader(this, versions, image.wide()).read();
    }
}
