package io.github.crosspy.elf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads notes: of linked files by segment, as the loader does, of objects by section. */
final class NoteReader {
    private static final int HEADER = 12;
    private static final int BIGGEST_NOTES = 4 << 20;
    private static final int LONGEST_BUILD_ID = 64;
    private static final int ARM64_FEATURES = 0xc000_0000;

    private final ElfImage image;

    NoteReader(ElfImage image) {
        this.image = image;
    }

    Notes read(List<Segment> segments, List<Section> sections) throws IOException {
        List<Note> notes = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.type() == Segment.PT_NOTE) {
                notes(segment.offset(), segment.fileSize(), segment.alignment(), notes);
            }
        }
        if (segments.isEmpty()) {
            for (Section section : sections) {
                if (section.type() == Section.SHT_NOTE) {
                    notes(section.offset(), section.size(), section.alignment(), notes);
                }
            }
        }
        return summary(notes);
    }

    private void notes(long offset, long size, long alignment, List<Note> notes) throws IOException {
        Region region = image.region("notes", offset, size, BIGGEST_NOTES);
        int align = alignment == 8 ? 8 : 4;
        for (long at = 0; at < region.size(); ) {
            long nameAt = at + HEADER;
            long contentAt = aligned(nameAt + region.u32(at), align);
            long end = contentAt + region.u32(at + 4);
            // The padding of the last note may be missing.
            if (end > region.size()) {
                throw new ElfFormatException("a note is longer than what holds it");
            }
            String owner = owner(region, nameAt, region.u32(at));
            if (owner.equals(Note.GNU)) {
                notes.add(new Note(owner, region.i32(at + 8), region.part((int) contentAt, (int) end)));
            }
            at = aligned(end, align);
        }
    }

    private static String owner(Region region, long at, long size) {
        boolean gnu = size == Note.GNU.length() + 1;
        return gnu ? new String(region.copy((int) at, (int) (at + size - 1)), StandardCharsets.ISO_8859_1) : "";
    }

    private static long aligned(long at, int alignment) {
        return (at + alignment - 1) / alignment * alignment;
    }

    private static Notes summary(List<Note> notes) throws ElfFormatException {
        Optional<String> buildId = Optional.empty();
        Optional<Notes.AbiTag> abiTag = Optional.empty();
        OptionalInt features = OptionalInt.empty();
        for (Note note : notes) {
            if (note.is(Note.BUILD_ID) && buildId.isEmpty()) {
                buildId = Optional.of(buildId(note.content()));
            } else if (note.is(Note.ABI_TAG) && abiTag.isEmpty()) {
                Region tag = note.content();
                abiTag = Optional.of(new Notes.AbiTag(tag.i32(0), tag.i32(4), tag.i32(8), tag.i32(12)));
            } else if (note.is(Note.PROPERTIES) && features.isEmpty()) {
                features = arm64Features(note.content());
            }
        }
        return new Notes(buildId, abiTag, features);
    }

    private static String buildId(Region content) throws ElfFormatException {
        if (content.size() == 0 || content.size() > LONGEST_BUILD_ID) {
            throw new ElfFormatException("the build id has " + content.size() + " bytes");
        }
        return HexFormat.of().formatHex(content.copy(0, content.size()));
    }

    /** The type's number belongs to the processor; other machines' files have other things there. */
    private static OptionalInt arm64Features(Region properties) throws ElfFormatException {
        long at = 0;
        while (at < properties.size()) {
            long size = properties.u32(at + 4);
            if (size > properties.size() - at - 8) {
                throw new ElfFormatException("a GNU property is longer than its note");
            }
            if (properties.i32(at) == ARM64_FEATURES && size == 4) {
                return OptionalInt.of(properties.i32(at + 8));
            }
            at = aligned(at + 8 + size, properties.wordSize());
        }
        return OptionalInt.empty();
    }
}
