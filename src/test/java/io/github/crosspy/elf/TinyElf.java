package io.github.crosspy.elf;

import java.nio.ByteOrder;
import java.util.ArrayList;
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

    record Symbol(String name, String version, boolean defined, int info) {}

    final Map<Integer, Integer> attributes = new TreeMap<>();
    final Map<Long, String> dynamicTexts = new LinkedHashMap<>();
    final List<String> needed = new ArrayList<>();
    final List<Symbol> symbols = new ArrayList<>();
    final Map<String, List<String>> versions = new LinkedHashMap<>();
    final List<String> definedVersions = new ArrayList<>();
    final Map<Integer, byte[]> notes = new TreeMap<>();
    final Map<Integer, Integer> segmentFlags = new LinkedHashMap<>();
    final Map<Long, Long> dynamicNumbers = new LinkedHashMap<>();
    final List<String> emptySections = new ArrayList<>();
    boolean gnuHash = true;
    boolean wide;
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    int type = ElfHeader.ET_DYN;
    int machine = 40;
    int flags;
    int osAbi;
    long flags1;
    boolean sections = true;
    boolean program = true;
    String interpreter;

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
        notes.put(Note.ABI_TAG, TinyElfWriter.ints(order, system, major, minor, patch));
        return this;
    }

    public TinyElf arm64Features(int bits) {
        notes.put(Note.PROPERTIES, TinyElfWriter.ints(order, 0xc000_0000, 4, bits, 0));
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
        return new TinyElfWriter(this).write();
    }
}
