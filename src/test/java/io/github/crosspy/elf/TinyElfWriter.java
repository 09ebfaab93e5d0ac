package io.github.crosspy.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out the bytes of a {@link TinyElf}. */
final class TinyElfWriter {
    private static final int BASE = 0x10000;

    private record Blob(byte[] bytes, int offset) {}

    private record Header(String name, int type, int flags, Blob blob, int link) {}

    private final TinyElf elf;
    private ByteBuffer out;
    private ByteArrayOutputStream strings;

    TinyElfWriter(TinyElf elf) {
        this.elf = elf;
    }

    byte[] write() {
        out = ByteBuffer.allocate(1 << 16).order(elf.order);
        strings = new ByteArrayOutputStream();
        strings.write(0);
        boolean linked = elf.type != ElfHeader.ET_REL;
        boolean noted = linked && !elf.notes.isEmpty();
        int segments = linked ? elf.segmentFlags.size() + 1 + (elf.interpreter == null ? 0 : 1) + (noted ? 1 : 0) : 0;
        out.position((elf.wide ? 64 : 52) + segments * Segment.size(elf.wide));

        Blob interp = elf.interpreter == null ? null : blob(text(elf.interpreter));
        Blob note = blob(notes());
        Blob dynsym = blob(dynsym());
        Blob hash = blob(elf.gnuHash ? gnuHashTable() : ints(elf.order, 1, elf.symbols.size() + 1, 0));
        Map<String, Integer> indexes = new LinkedHashMap<>();
        Blob verdef = blob(verdef(indexes));
        Blob verneed = blob(verneed(indexes));
        Blob versym = blob(versym(indexes));
        byte[] dynamicHead = dynamic(dynsym, hash, verdef, verneed, versym);
        Blob dynamic = blob(new byte[dynamicHead.length + 4 * word()]);
        Blob dynstr = blob(strings.toByteArray());
        write(dynamic.offset, dynamicHead, dynamicTail(dynstr));
        Blob attributeBlob = elf.attributes.isEmpty() ? null : blob(attributes());

        List<Header> headers = new ArrayList<>();
        headers.add(new Header("", 0, 0, new Blob(new byte[0], 0), 0));
        if (linked) {
            headers.add(new Header(".dynsym", elf.program ? Section.SHT_DYNSYM : Section.SHT_NOBITS, 2, dynsym, 0));
            headers.add(new Header(".dynamic", elf.program ? 6 : Section.SHT_NOBITS, 3, dynamic, 0));
        } else if (!elf.notes.isEmpty()) {
            headers.add(new Header(".note", Section.SHT_NOTE, 2, note, 0));
        }
        if (attributeBlob != null) {
            headers.add(new Header(".ARM.attributes", Section.SHT_ARM_ATTRIBUTES, 0, attributeBlob, 0));
        }
        elf.emptySections.forEach(name -> headers.add(new Header(name, 1, 0, new Blob(new byte[0], 0), 0)));
        int sectionsAt = elf.sections ? sections(headers) : 0;
        int end = out.position();
        header(linked ? (elf.wide ? 64 : 52) : 0, segments, sectionsAt, headers.size() + 1);
        if (linked) {
            out.position(elf.wide ? 64 : 52);
            elf.segmentFlags.forEach((kind, bits) -> segment(kind, bits, 0, kind == Segment.PT_LOAD ? end : 0));
            segment(Segment.PT_DYNAMIC, 6, dynamic.offset, dynamic.bytes.length);
            if (interp != null) {
                segment(Segment.PT_INTERP, 4, interp.offset, interp.bytes.length);
            }
            if (noted) {
                segment(Segment.PT_NOTE, 4, note.offset, note.bytes.length);
            }
        }
        byte[] bytes = new byte[end];
        out.get(0, bytes);
        return bytes;
    }

    private int word() {
        return elf.wide ? 8 : 4;
    }

    private void header(int segmentsAt, int segments, int sectionsAt, int sectionCount) {
        out.position(0);
        out.order(ByteOrder.BIG_ENDIAN).putInt(ElfFile.MAGIC).order(elf.order);
        out.put((byte) (elf.wide ? 2 : 1));
        out.put((byte) (elf.order == ByteOrder.LITTLE_ENDIAN ? 1 : 2));
        out.put((byte) 1).put((byte) elf.osAbi);
        out.position(16);
        out.putShort((short) elf.type).putShort((short) elf.machine).putInt(1);
        putWord(0);
        putWord(segmentsAt);
        putWord(sectionsAt);
        out.putInt(elf.flags).putShort((short) (elf.wide ? 64 : 52));
        out.putShort((short) Segment.size(elf.wide)).putShort((short) segments);
        out.putShort((short) Section.size(elf.wide)).putShort((short) (elf.sections ? sectionCount : 0));
        out.putShort((short) (elf.sections ? sectionCount - 1 : 0));
    }

    private void segment(int kind, int bits, int offset, int size) {
        out.putInt(kind);
        if (elf.wide) {
            out.putInt(bits);
        }
        putWord(offset);
        putWord(BASE + offset);
        putWord(BASE + offset);
        putWord(size);
        putWord(size);
        if (!elf.wide) {
            out.putInt(bits);
        }
        putWord(kind == Segment.PT_NOTE ? 4 : 4096);
    }

    private int sections(List<Header> headers) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        List<Integer> nameAt = new ArrayList<>();
        for (Header header : headers) {
            nameAt.add(names.size());
            names.writeBytes(text(header.name));
        }
        int ownName = names.size();
        names.writeBytes(text(".shstrtab"));
        Blob nameBlob = blob(names.toByteArray());
        align();
        int at = out.position();
        for (int i = 0; i < headers.size(); i++) {
            section(headers.get(i), nameAt.get(i));
        }
        section(new Header(".shstrtab", 3, 0, nameBlob, 0), ownName);
        return at;
    }

    private void section(Header header, int name) {
        out.putInt(name).putInt(header.type);
        putWord(header.flags);
        putWord(header.flags == 0 ? 0 : BASE + header.blob.offset);
        putWord(header.blob.offset);
        putWord(header.blob.bytes.length);
        out.putInt(header.link).putInt(0);
        putWord(1);
        putWord(0);
    }

    private byte[] dynamic(Blob dynsym, Blob hash, Blob verdef, Blob verneed, Blob versym) {
        ByteBuffer entries = ByteBuffer.allocate(4096).order(elf.order);
        elf.needed.forEach(name -> entry(entries, 1, string(name)));
        elf.dynamicTexts.forEach((tag, text) -> entry(entries, tag, string(text)));
        entry(entries, 6, BASE + dynsym.offset);
        entry(entries, elf.gnuHash ? 0x6fff_fef5L : 4, BASE + hash.offset);
        elf.dynamicNumbers.forEach((tag, value) -> entry(entries, tag, value));
        if (elf.flags1 != 0) {
            entry(entries, 0x6fff_fffbL, elf.flags1);
        }
        if (!elf.definedVersions.isEmpty()) {
            entry(entries, 0x6fff_fffcL, BASE + verdef.offset);
            entry(entries, 0x6fff_fffdL, elf.definedVersions.size());
        }
        if (!elf.definedVersions.isEmpty() || !elf.versions.isEmpty()) {
            entry(entries, 0x6fff_fff0L, BASE + versym.offset);
        }
        if (!elf.versions.isEmpty()) {
            entry(entries, 0x6fff_fffeL, BASE + verneed.offset);
            entry(entries, 0x6fff_ffffL, elf.versions.size());
        }
        byte[] bytes = new byte[entries.position()];
        entries.get(0, bytes);
        return bytes;
    }

    private byte[] dynamicTail(Blob dynstr) {
        ByteBuffer entries = ByteBuffer.allocate(4 * word()).order(elf.order);
        entry(entries, 5, BASE + dynstr.offset);
        entry(entries, 10, dynstr.bytes.length);
        return entries.array();
    }

    private void entry(ByteBuffer entries, long tag, long value) {
        if (elf.wide) {
            entries.putLong(tag).putLong(value);
        } else {
            entries.putInt((int) tag).putInt((int) value);
        }
    }

    private byte[] dynsym() {
        int size = elf.wide ? 24 : 16;
        ByteBuffer table = ByteBuffer.allocate((elf.symbols.size() + 1) * size).order(elf.order);
        int at = size;
        for (TinyElf.Symbol symbol : elf.symbols) {
            table.putInt(at, string(symbol.name()));
            table.put(at + (elf.wide ? 4 : 12), (byte) symbol.info());
            table.putShort(at + (elf.wide ? 6 : 14), (short) (symbol.defined() ? 1 : 0));
            at += size;
        }
        return table.array();
    }

    /** One bucket with all elf.symbols, whose hashes nobody looks at but for the bit that ends the chain. */
    private byte[] gnuHashTable() {
        ByteBuffer table =
                ByteBuffer.allocate(24 + word() + 4 * elf.symbols.size()).order(elf.order);
        table.putInt(1).putInt(1).putInt(1).putInt(0);
        table.position(16 + word());
        table.putInt(elf.symbols.isEmpty() ? 0 : 1);
        for (int i = 1; i <= elf.symbols.size(); i++) {
            table.putInt(i == elf.symbols.size() ? 1 : 0);
        }
        return Arrays.copyOf(table.array(), table.position());
    }

    private byte[] verdef(Map<String, Integer> indexes) {
        ByteBuffer table = ByteBuffer.allocate(28 * elf.definedVersions.size()).order(elf.order);
        for (String name : elf.definedVersions) {
            indexes.put(name, indexes.size() + 2);
            table.putShort((short) 1).putShort((short) 0);
            table.putShort(indexes.get(name).shortValue()).putShort((short) 1);
            table.putInt(0).putInt(20).putInt(28).putInt(string(name)).putInt(0);
        }
        return table.array();
    }

    private byte[] verneed(Map<String, Integer> indexes) {
        ByteBuffer table = ByteBuffer.allocate(4096).order(elf.order);
        elf.versions.forEach((library, names) -> {
            int next = 16 + 16 * names.size();
            table.putShort((short) 1).putShort((short) names.size()).putInt(string(library));
            table.putInt(16).putInt(next);
            for (String name : names) {
                indexes.put(name, indexes.size() + 2);
                table.putInt(0).putShort((short) 0);
                table.putShort(indexes.get(name).shortValue());
                table.putInt(string(name)).putInt(16);
            }
        });
        return Arrays.copyOf(table.array(), table.position());
    }

    private byte[] versym(Map<String, Integer> indexes) {
        ByteBuffer table = ByteBuffer.allocate(2 * elf.symbols.size() + 2).order(elf.order);
        table.putShort((short) 0);
        for (TinyElf.Symbol symbol : elf.symbols) {
            table.putShort(indexes.getOrDefault(symbol.version(), 1).shortValue());
        }
        return table.array();
    }

    private byte[] notes() {
        ByteBuffer all = ByteBuffer.allocate(4096).order(elf.order);
        elf.notes.forEach((kind, content) -> {
            all.putInt(4).putInt(content.length).putInt(kind).put(text("GNU")).put(content);
            all.position((all.position() + 3) / 4 * 4);
        });
        return Arrays.copyOf(all.array(), all.position());
    }

    private byte[] attributes() {
        ByteArrayOutputStream pairs = new ByteArrayOutputStream();
        pairs.write(5);
        pairs.writeBytes(text("cpu"));
        elf.attributes.forEach((tag, value) -> {
            pairs.write(tag);
            pairs.write(value);
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write('A');
        all.writeBytes(ints(elf.order, 4 + 6 + 5 + pairs.size()));
        all.writeBytes(text("aeabi"));
        all.write(1);
        all.writeBytes(ints(elf.order, 5 + pairs.size()));
        all.writeBytes(pairs.toByteArray());
        return all.toByteArray();
    }

    private int string(String text) {
        int at = strings.size();
        strings.writeBytes(text(text));
        return at;
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] ints(ByteOrder order, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private Blob blob(byte[] bytes) {
        align();
        Blob blob = new Blob(bytes, out.position());
        out.put(bytes);
        return blob;
    }

    private void write(int at, byte[]... parts) {
        int position = at;
        for (byte[] part : parts) {
            out.put(position, part);
            position += part.length;
        }
    }

    private void align() {
        out.position((out.position() + 7) / 8 * 8);
    }

    private void putWord(long value) {
        if (elf.wide) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }
}
