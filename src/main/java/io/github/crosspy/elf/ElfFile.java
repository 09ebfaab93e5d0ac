package io.github.crosspy.elf;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an ELF file says of itself. It holds no reference to the file.
 *
 * @param header the ELF header
 * @param segments the program header table, empty in relocatable files
 * @param sections the section header table, empty when it was stripped
 * @param interpreter PT_INTERP, an absolute path on the target
 * @param dynamic the dynamic section, found through PT_DYNAMIC; empty in relocatable, static and detached debug files
 * @param attributes {@code .ARM.attributes}; empty outside 32-bit ARM and when stripped
 * @param versionsNeeded symbol versions needed, by library
 * @param versionsDefined symbol versions defined, without the base version
 * @param symbols the dynamic symbols, without local ones
 * @param notes what GNU's notes say; nothing in detached debug files
 */
public record ElfFile(
        ElfHeader header,
        List<Segment> segments,
        List<Section> sections,
        Optional<String> interpreter,
        Optional<DynamicSection> dynamic,
        Optional<ArmAttributes> attributes,
        List<VersionNeed> versionsNeeded,
        List<String> versionsDefined,
        List<DynamicSymbol> symbols,
        Notes notes) {
    /** The first four bytes of every ELF file, big-endian. */
    public static final int MAGIC = 0x7f45_4c46;

    public ElfFile {
        Objects.requireNonNull(header);
        segments = List.copyOf(segments);
        sections = List.copyOf(sections);
        Objects.requireNonNull(interpreter);
        Objects.requireNonNull(dynamic);
        Objects.requireNonNull(attributes);
        versionsNeeded = List.copyOf(versionsNeeded);
        versionsDefined = List.copyOf(versionsDefined);
        symbols = List.copyOf(symbols);
        Objects.requireNonNull(notes);
    }

    /**
     * Reads a whole file or fails; memory is bounded by a small multiple of the file's size.
     *
     * @throws ElfFormatException when a table is malformed, lies outside the file, or is above a limit
     * @throws IOException when the source cannot be read
     */
    public static ElfFile read(ByteSource source) throws IOException {
        return new ElfReader(source).read();
    }

    /** Whether the file was linked: a program or a shared library. */
    public boolean isLinked() {
        return header.type() == ElfHeader.ET_EXEC || header.type() == ElfHeader.ET_DYN;
    }

    /** Whether the file has debugging information only, as {@code objcopy --only-keep-debug} and dwz leave it. */
    public boolean isDetachedDebug() {
        return isDetachedDebug(sections);
    }

    static boolean isDetachedDebug(List<Section> sections) {
        return sections.stream().anyMatch(section -> section.name().startsWith(".debug_"))
                && sections.stream().noneMatch(Section::carriesProgram);
    }
}
