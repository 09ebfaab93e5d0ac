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
import java.util.TreeMap;

/** Builds small ELF files: one loaded segment with everything in it, and as much of the rest as a test asks for. */
public final class TinyElf {
    public static final int SOFT = 0x0500_0200;
    public static final int HARD = 0x0500_0400;
    public static final int CPU_ARCH = 6;
    public static final int FP_ARCH = 10;
    public static final int SIMD_ARCH = 12;
    public static final int ENUM_SIZE = 26;
    public static final int VFP_ARGS = 28;

    private static final int BASE = 0x10000;

    private record Blob(byte[] bytes, int offset) {}

    private record Symbol(String name, String version, boolean defined, int info) {}

    private record Header(String name, int type, int flags, Blob blob, int link) {}

    private final Map<Integer, Integer> attributes = new TreeMap<>();
    private final Map<Long, String> dynamicTexts = new LinkedHashMap<>();
    private final List<String> needed = new ArrayList<>();
    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<String, List<String>> versions = new LinkedHashMap<>();
    private final List<String> definedVersions = new ArrayList<>();
    private final Map<Integer, byte[]> notes = new TreeMap<>();
    private final Map<Integer, Integer> segmentFlags = new LinkedHashMap<>();
    private final Map<Long, Long> dynamicNumbers = new LinkedHashMap<>();
    private final List<String> emptySections = new ArrayList<>();
    private boolean gnuHash = true;
    private boolean wide;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int type = ElfHeader.ET_DYN;
    private int machine = 40;
    private int flags;
    private int osAbi;
    private long flags1;
    private boolean sections = true;
    private boolean program = true;
    private String interpreter;

    private ByteBuffer out;
    private ByteArrayOutputStream strings;

    private TinyElf() {
        segmentFlags.put(Segment.PT_LOAD, 5);
        segmentFlags.put(Segment.PT_GNU_STACK, 6);
        segmentFlags.put(Segment.PT_GNU_RELRO, 4);
        dynamicNumbers.put(30L, 8L);
        buildId(1, 2, 3, 4);
    }

    /** A shared library for a 32-bit little-endian ARM machine. */
    public static TinyElf arm(int flags) {
        TinyElf elf = new TinyElf();
        elf.flags = flags;
        return elf;
    }

    /** An object for a 32-bit little-endian ARM machine. */
    public static TinyElf armObject() {
        return arm(0x0500_0000).type(ElfHeader.ET_REL);
    }

    /** A shared library for a 64-bit little-endian machine. */
    public static TinyElf wide(int machine) {
        TinyElf elf = new TinyElf();
        elf.wide = true;
        elf.machine = machine;
        return elf;
    }

    public TinyElf bigEndian() {
        order = ByteOrder.BIG_ENDIAN;
        return this;
    }

    public TinyElf type(int value) {
        type = value;
        return this;
    }

    public TinyElf machine(int value) {
        machine = value;
        return this;
    }

    public TinyElf flags1(long value) {
        flags1 = value;
        return this;
    }

    public TinyElf interpreter(String path) {
        interpreter = path;
        return this;
    }

    public TinyElf needed(String name) {
        needed.add(name);
        return this;
    }

    public TinyElf soname(String name) {
        dynamicTexts.put(14L, name);
        return this;
    }

    public TinyElf rpath(String path) {
        dynamicTexts.put(15L, path);
        return this;
    }

    public TinyElf runpath(String path) {
        dynamicTexts.put(29L, path);
        return this;
    }

    public TinyElf attribute(int tag, int value) {
        attributes.put(tag, value);
        return this;
    }

    public TinyElf symbol(String name, boolean defined) {
        return symbol(name, "", defined);
    }

    /** @param version one of those that {@link #version} or {@link #defines} names */
    public TinyElf symbol(String name, String version, boolean defined) {
        return symbol(name, version, defined, 0x12);
    }

    /** @param info st_info, 0x12 for a global function */
    public TinyElf symbol(String name, String version, boolean defined, int info) {
        symbols.add(new Symbol(name, version, defined, info));
        return this;
    }

    /** The versions that the file itself defines. */
    public TinyElf defines(String... names) {
        definedVersions.addAll(List.of(names));
        return this;
    }

    public TinyElf buildId(int... bytes) {
        byte[] id = new byte[bytes.length];
        for (int i = 0; i < id.length; i++) {
            id[i] = (byte) bytes[i];
        }
        notes.put(Note.BUILD_ID, id);
        return this;
    }

    public TinyElf withoutBuildId() {
        notes.remove(Note.BUILD_ID);
        return this;
    }

    public TinyElf abiTag(int system, int major, int minor, int patch) {
        notes.put(Note.ABI_TAG, ints(system, major, minor, patch));
        return this;
    }

    public TinyElf arm64Features(int bits) {
        notes.put(Note.PROPERTIES, ints(0xc000_0000, 4, bits, 0));
        return this;
    }

    /** @param kind PT_LOAD, PT_GNU_STACK or PT_GNU_RELRO */
    public TinyElf segmentFlags(int kind, int bits) {
        segmentFlags.put(kind, bits);
        return this;
    }

    public TinyElf withoutSegment(int kind) {
        segmentFlags.remove(kind);
        return this;
    }

    public TinyElf dynamic(long tag, long value) {
        dynamicNumbers.put(tag, value);
        return this;
    }

    public TinyElf withoutDynamic(long tag) {
        dynamicNumbers.remove(tag);
        return this;
    }

    public TinyElf withoutGnuHash() {
        gnuHash = false;
        return this;
    }

    /** An empty section, such as {@code .symtab}. */
    public TinyElf section(String name) {
        emptySections.add(name);
        return this;
    }

    public TinyElf osAbi(int value) {
        osAbi = value;
        return this;
    }

    public TinyElf version(String library, String... names) {
        versions.put(library, List.of(names));
        return this;
    }

    public TinyElf withoutSections() {
        sections = false;
        return this;
    }

    /** Leaves debugging information only, as {@code objcopy --only-keep-debug} does. */
    public TinyElf debugOnly() {
        program = false;
        emptySections.add(".debug_info");
        return this;
    }

    public byte[] build() {
        out = ByteBuffer.allocate(1 << 16).order(order);
        strings = new ByteArrayOutputStream();
        strings.write(0);
        boolean linked = type != ElfHeader.ET_REL;
        boolean noted = linked && !notes.isEmpty();
        int segments = linked ? segmentFlags.size() + 1 + (interpreter == null ? 0 : 1) + (noted ? 1 : 0) : 0;
        out.position((wide ? 64 : 52) + segments * Segment.size(wide));

        Blob interp = interpreter == null ? null : blob(text(interpreter));
        Blob note = blob(notes());
        Blob dynsym = blob(dynsym());
        Blob hash = blob(gnuHash ? gnuHashTable() : ints(1, symbols.size() + 1, 0));
        Map<String, Integer> indexes = new LinkedHashMap<>();
        Blob verdef = blob(verdef(indexes));
        Blob verneed = blob(verneed(indexes));
        Blob versym = blob(versym(indexes));
        byte[] dynamicHead = dynamic(dynsym, hash, verdef, verneed, versym);
        Blob dynamic = blob(new byte[dynamicHead.length + 4 * word()]);
        Blob dynstr = blob(strings.toByteArray());
        write(dynamic.offset, dynamicHead, dynamicTail(dynstr));
        Blob attributeBlob = attributes.isEmpty() ? null : blob(attributes());

        List<Header> headers = new ArrayList<>();
        headers.add(new Header("", 0, 0, new Blob(new byte[0], 0), 0));
        if (linked) {
            headers.add(new Header(".dynsym", program ? Section.SHT_DYNSYM : Section.SHT_NOBITS, 2, dynsym, 0));
            headers.add(new Header(".dynamic", program ? 6 : Section.SHT_NOBITS, 3, dynamic, 0));
        } else if (!notes.isEmpty()) {
            headers.add(new Header(".note", Section.SHT_NOTE, 2, note, 0));
        }
        if (attributeBlob != null) {
            headers.add(new Header(".ARM.attributes", Section.SHT_ARM_ATTRIBUTES, 0, attributeBlob, 0));
        }
        emptySections.forEach(name -> headers.add(new Header(name, 1, 0, new Blob(new byte[0], 0), 0)));
        int sectionsAt = sections ? sections(headers) : 0;
        int end = out.position();
        header(linked ? (wide ? 64 : 52) : 0, segments, sectionsAt, headers.size() + 1);
        if (linked) {
            out.position(wide ? 64 : 52);
            segmentFlags.forEach((kind, bits) -> segment(kind, bits, 0, kind == Segment.PT_LOAD ? end : 0));
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
        return wide ? 8 : 4;
    }

    private void header(int segmentsAt, int segments, int sectionsAt, int sectionCount) {
        out.position(0);
        out.order(ByteOrder.BIG_ENDIAN).putInt(ElfFile.MAGIC).order(order);
        out.put((byte) (wide ? 2 : 1));
        out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2));
        out.put((byte) 1).put((byte) osAbi);
        out.position(16);
        out.putShort((short) type).putShort((short) machine).putInt(1);
        putWord(0);
        putWord(segmentsAt);
        putWord(sectionsAt);
        out.putInt(flags).putShort((short) (wide ? 64 : 52));
        out.putShort((short) Segment.size(wide)).putShort((short) segments);
        out.putShort((short) Section.size(wide)).putShort((short) (sections ? sectionCount : 0));
        out.putShort((short) (sections ? sectionCount - 1 : 0));
    }

    private void segment(int kind, int bits, int offset, int size) {
        out.putInt(kind);
        if (wide) {
            out.putInt(bits);
        }
        putWord(offset);
        putWord(BASE + offset);
        putWord(BASE + offset);
        putWord(size);
        putWord(size);
        if (!wide) {
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
        ByteBuffer entries = ByteBuffer.allocate(4096).order(order);
        needed.forEach(name -> entry(entries, 1, string(name)));
        dynamicTexts.forEach((tag, text) -> entry(entries, tag, string(text)));
        entry(entries, 6, BASE + dynsym.offset);
        entry(entries, gnuHash ? 0x6fff_fef5L : 4, BASE + hash.offset);
        dynamicNumbers.forEach((tag, value) -> entry(entries, tag, value));
        if (flags1 != 0) {
            entry(entries, 0x6fff_fffbL, flags1);
        }
        if (!definedVersions.isEmpty()) {
            entry(entries, 0x6fff_fffcL, BASE + verdef.offset);
            entry(entries, 0x6fff_fffdL, definedVersions.size());
        }
        if (!definedVersions.isEmpty() || !versions.isEmpty()) {
            entry(entries, 0x6fff_fff0L, BASE + versym.offset);
        }
        if (!versions.isEmpty()) {
            entry(entries, 0x6fff_fffeL, BASE + verneed.offset);
            entry(entries, 0x6fff_ffffL, versions.size());
        }
        byte[] bytes = new byte[entries.position()];
        entries.get(0, bytes);
        return bytes;
    }

    private byte[] dynamicTail(Blob dynstr) {
        ByteBuffer entries = ByteBuffer.allocate(4 * word()).order(order);
        entry(entries, 5, BASE + dynstr.offset);
        entry(entries, 10, dynstr.bytes.length);
        return entries.array();
    }

    private void entry(ByteBuffer entries, long tag, long value) {
        if (wide) {
            entries.putLong(tag).putLong(value);
        } else {
            entries.putInt((int) tag).putInt((int) value);
        }
    }

    private byte[] dynsym() {
        int size = wide ? 24 : 16;
        ByteBuffer table = ByteBuffer.allocate((symbols.size() + 1) * size).order(order);
        int at = size;
        for (Symbol symbol : symbols) {
            table.putInt(at, string(symbol.name));
            table.put(at + (wide ? 4 : 12), (byte) symbol.info);
            table.putShort(at + (wide ? 6 : 14), (short) (symbol.defined ? 1 : 0));
            at += size;
        }
        return table.array();
    }

    /** One bucket with all symbols, whose hashes nobody looks at but for the bit that ends the chain. */
    private byte[] gnuHashTable() {
        ByteBuffer table = ByteBuffer.allocate(24 + word() + 4 * symbols.size()).order(order);
        table.putInt(1).putInt(1).putInt(1).putInt(0);
        table.position(16 + word());
        table.putInt(symbols.isEmpty() ? 0 : 1);
        for (int i = 1; i <= symbols.size(); i++) {
            table.putInt(i == symbols.size() ? 1 : 0);
        }
        return Arrays.copyOf(table.array(), table.position());
    }

    private byte[] verdef(Map<String, Integer> indexes) {
        ByteBuffer table = ByteBuffer.allocate(28 * definedVersions.size()).order(order);
        for (String name : definedVersions) {
            indexes.put(name, indexes.size() + 2);
            table.putShort((short) 1).putShort((short) 0);
            table.putShort(indexes.get(name).shortValue()).putShort((short) 1);
            table.putInt(0).putInt(20).putInt(28).putInt(string(name)).putInt(0);
        }
        return table.array();
    }

    private byte[] verneed(Map<String, Integer> indexes) {
        ByteBuffer table = ByteBuffer.allocate(4096).order(order);
        versions.forEach((library, names) -> {
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
        ByteBuffer table = ByteBuffer.allocate(2 * symbols.size() + 2).order(order);
        table.putShort((short) 0);
        for (Symbol symbol : symbols) {
            table.putShort(indexes.getOrDefault(symbol.version, 1).shortValue());
        }
        return table.array();
    }

    private byte[] notes() {
        ByteBuffer all = ByteBuffer.allocate(4096).order(order);
        notes.forEach((kind, content) -> {
            all.putInt(4).putInt(content.length).putInt(kind).put(text("GNU")).put(content);
            all.position((all.position() + 3) / 4 * 4);
        });
        return Arrays.copyOf(all.array(), all.position());
    }

    private byte[] attributes() {
        ByteArrayOutputStream pairs = new ByteArrayOutputStream();
        pairs.write(5);
        pairs.writeBytes(text("cpu"));
        attributes.forEach((tag, value) -> {
            pairs.write(tag);
            pairs.write(value);
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write('A');
        all.writeBytes(ints(4 + 6 + 5 + pairs.size()));
        all.writeBytes(text("aeabi"));
        all.write(1);
        all.writeBytes(ints(5 + pairs.size()));
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

    private byte[] ints(int... values) {
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
        if (wide) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }
}
