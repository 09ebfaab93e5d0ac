package io.github.crosspy.elf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tables of one ELF file in the order in which they depend on each other. */
final class ElfReader {
    private static final int EM_ARM = 40;
    private static final int PN_XNUM = 0xffff;
    private static final int SHN_XINDEX = 0xffff;
    private static final int MOST_SECTIONS = 1 << 18;
    private static final int MOST_SEGMENTS = 1 << 16;
    private static final int LONGEST_PATH = 4096;
    private static final int BIGGEST_NAMES = 32 << 20;
    private static final int BIGGEST_ATTRIBUTES = 1 << 20;

    private final ElfImage image;
    private final ElfHeader header;
    private final ElfHeader.Tables tables;

    ElfReader(ByteSource source) throws IOException {
        image = ElfHeader.open(source);
        Region region = ElfHeader.region(image);
        header = ElfHeader.parse(region);
        tables = ElfHeader.tables(region);
    }

    ElfFile read() throws IOException {
        List<Section> sections = sections();
        List<Segment> segments = segments();
        boolean detached = ElfFile.isDetachedDebug(sections);
        if (!detached) {
            checkLoaded(segments);
        }
        Optional<DynamicReader> dynamic = detached ? Optional.empty() : DynamicReader.open(image, segments, sections);
        Optional<VersionReader> versions =
                dynamic.isPresent() ? Optional.of(dynamic.get().versions()) : Optional.empty();
        return new ElfFile(
                header,
                segments,
                sections,
                detached ? Optional.empty() : interpreter(segments),
                dynamic.isPresent() ? Optional.of(dynamic.get().section()) : Optional.empty(),
                attributes(sections),
                versions.map(VersionReader::needed).orElse(List.of()),
                versions.map(VersionReader::defined).orElse(List.of()),
                dynamic.isPresent() ? dynamic.get().symbols(versions.get()) : List.of(),
                detached ? Notes.NONE : new NoteReader(image).read(segments, sections));
    }

    private List<Section> sections() throws IOException {
        if (tables.sections() == 0) {
            return List.of();
        }
        int size = Section.size(image.wide());
        checkEntrySize("section", tables.sectionSize(), size);
        Section first = Section.parse(image.region("section header table", tables.sections(), size, size), 0);
        // Counts that do not fit into the header are in the first entry.
        long count = tables.sectionCount() == 0 ? first.size() : tables.sectionCount();
        long names = tables.names() == SHN_XINDEX ? first.link() : tables.names();
        Region table = table("section header table", tables.sections(), count, size, MOST_SECTIONS);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sections.add(checked(Section.parse(table, (long) i * size)));
        }
        return names == 0 ? sections : named(sections, names, table, size);
    }

    private Section checked(Section section) throws ElfFormatException {
        if (section.inFile() && !image.holds(section.offset(), section.size())) {
            throw new ElfFormatException("a section lies outside the file");
        }
        return section;
    }

    private List<Section> named(List<Section> sections, long names, Region table, int size) throws IOException {
        if (names >= sections.size()) {
            throw new ElfFormatException("the table of section names is missing");
        }
        Section holder = sections.get((int) names);
        String what = "the table of section names";
        StringTable strings = new StringTable(what, image.region(what, holder.offset(), holder.size(), BIGGEST_NAMES));
        List<Section> named = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            named.add(sections.get(i).named(strings.at(table.u32((long) i * size))));
        }
        return named;
    }

    private List<Segment> segments() throws IOException {
        if (tables.segments() == 0) {
            return List.of();
        }
        int size = Segment.size(image.wide());
        checkEntrySize("segment", tables.segmentSize(), size);
        if (tables.segmentCount() == PN_XNUM) {
            throw new ElfFormatException("the file has too many segments");
        }
        Region table = table("program header table", tables.segments(), tables.segmentCount(), size, MOST_SEGMENTS);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < tables.segmentCount(); i++) {
            segments.add(Segment.parse(table, (long) i * size));
        }
        return segments;
    }

    private Region table(String name, long offset, long count, int size, int most) throws IOException {
        if (count < 0 || count > most) {
            throw new ElfFormatException(name + " has too many entries");
        }
        return image.region(name, offset, count * size, most * size);
    }

    private static void checkEntrySize(String what, int found, int size) throws ElfFormatException {
        if (found != size) {
            throw new ElfFormatException("entries of the " + what + " table have " + found + " bytes, not " + size);
        }
    }

    private void checkLoaded(List<Segment> segments) throws ElfFormatException {
        for (Segment segment : segments) {
            if (segment.type() == Segment.PT_LOAD
                    && (!image.holds(segment.offset(), segment.fileSize())
                            || Long.compareUnsigned(segment.fileSize(), segment.memorySize()) > 0)) {
                throw new ElfFormatException("a loaded segment lies outside the file or its own memory");
            }
        }
    }

    private Optional<String> interpreter(List<Segment> segments) throws IOException {
        for (Segment segment : segments) {
            if (segment.type() == Segment.PT_INTERP) {
                Region path = image.region("PT_INTERP", segment.offset(), segment.fileSize(), LONGEST_PATH);
                return Optional.of(new String(path.copy(0, path.end(0)), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private Optional<ArmAttributes> attributes(List<Section> sections) throws IOException {
        if (header.machine() != EM_ARM) {
            return Optional.empty();
        }
        for (Section section : sections) {
            if (section.type() == Section.SHT_ARM_ATTRIBUTES && section.size() != 0) {
                return Optional.of(ArmAttributesParser.parse(
                        image.region(".ARM.attributes", section.offset(), section.size(), BIGGEST_ATTRIBUTES)));
            }
        }
        return Optional.empty();
    }
}
