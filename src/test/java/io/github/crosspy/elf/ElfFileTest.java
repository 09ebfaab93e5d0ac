package io.github.crosspy.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ElfFileTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static TinyElf library(TinyElf elf) {
        return elf.needed("libssl.so.1.1")
                .needed("libc.so.6")
                .soname("libx.so.1")
                .runpath("$ORIGIN/../lib")
                .rpath("/opt/lib")
                .flags1(0x0800_0001)
                .interpreter("/lib/ld-linux.so.3")
                .abiTag(0, 3, 2, 0)
                .defines("X_1", "X_2")
                .symbol("SSL_new", "OPENSSL_1_1_0", false)
                .symbol("x_init", "X_1", true)
                .symbol("x_data", "", true, 0x21)
                .version("libc.so.6", "GLIBC_2.4", "GLIBC_2.28")
                .version("libssl.so.1.1", "OPENSSL_1_1_0");
    }

    private static ElfFile read(byte[] bytes) throws IOException {
        return ElfFile.read(ByteSource.of(bytes));
    }

    private static void assertLibrary(ElfFile elf) {
        DynamicSection dynamic = elf.dynamic().orElseThrow();
        assertThat(dynamic.needed()).containsExactly("libssl.so.1.1", "libc.so.6");
        assertThat(dynamic.soname()).contains("libx.so.1");
        assertThat(dynamic.runpath()).contains("$ORIGIN/../lib");
        assertThat(dynamic.rpath()).contains("/opt/lib");
        assertThat(dynamic.isPie()).isTrue();
        assertThat(dynamic.textRelocations()).isFalse();
        assertThat(elf.interpreter()).contains("/lib/ld-linux.so.3");
        assertThat(elf.symbols())
                .containsExactly(
                        new DynamicSymbol("SSL_new", "OPENSSL_1_1_0", false, false, 2),
                        new DynamicSymbol("x_init", "X_1", true, false, 2),
                        new DynamicSymbol("x_data", "", true, true, 1));
        assertThat(elf.versionsDefined()).containsExactly("X_1", "X_2");
        assertThat(elf.notes().buildId()).contains("01020304");
        assertThat(elf.notes().abiTag()).contains(new Notes.AbiTag(0, 3, 2, 0));
        assertThat(dynamic.bindsNow()).isTrue();
        assertThat(dynamic.gnuHash()).isTrue();
        assertThat(elf.versionsNeeded())
                .containsExactly(
                        new VersionNeed("libc.so.6", List.of("GLIBC_2.4", "GLIBC_2.28")),
                        new VersionNeed("libssl.so.1.1", List.of("OPENSSL_1_1_0")));
    }

    @Test
    public void readsAll32BitLittleEndianTables() throws IOException {
        ElfFile elf = read(library(TinyElf.arm(TinyElf.SOFT).attribute(TinyElf.CPU_ARCH, 4))
                .build());

        assertThat(elf.header()).isEqualTo(new ElfHeader(32, true, 0, 0, ElfHeader.ET_DYN, 40, TinyElf.SOFT));
        assertLibrary(elf);
        assertThat(elf.sections())
                .extracting(Section::name)
                .containsExactly("", ".dynsym", ".dynamic", ".ARM.attributes", ".shstrtab");
        assertThat(elf.attributes().orElseThrow().cpuArch()).hasValue(4);
        assertThat(elf.attributes().orElseThrow().vfpArgs()).isEmpty();
    }

    @Test
    public void readsAll64BitBigEndianTables() throws IOException {
        ElfFile elf = read(library(TinyElf.wide(22).bigEndian()).build());

        assertThat(elf.header()).isEqualTo(new ElfHeader(64, false, 0, 0, ElfHeader.ET_DYN, 22, 0));
        assertLibrary(elf);
    }

    @Test
    public void readsTheDynamicSectionOfFilesWithoutSections() throws IOException {
        ElfFile elf = read(library(TinyElf.arm(TinyElf.HARD).withoutSections()).build());

        assertThat(elf.sections()).isEmpty();
        assertLibrary(elf);
    }

    @Test
    public void readsFromAFileWhatItReadsFromMemory() throws IOException {
        byte[] bytes = library(TinyElf.arm(TinyElf.HARD)).build();
        Path file = Files.write(folder.newFile("libx.so").toPath(), bytes);

        try (FileSource source = FileSource.open(file)) {
            assertThat(ElfFile.read(source)).isEqualTo(read(bytes));
        }
    }

    @Test
    public void doesNotOpenLinks() throws IOException {
        Path file = Files.write(
                folder.newFile("libx.so.1").toPath(), library(TinyElf.arm(0)).build());
        Path link = Files.createSymbolicLink(folder.getRoot().toPath().resolve("libx.so"), file);

        assertThatThrownBy(() -> FileSource.open(link)).isInstanceOf(IOException.class);
    }

    @Test
    public void readsNoDynamicSectionOfDetachedDebugFiles() throws IOException {
        ElfFile elf = read(library(TinyElf.arm(TinyElf.HARD)).debugOnly().build());

        assertThat(elf.isDetachedDebug()).isTrue();
        assertThat(elf.dynamic()).isEmpty();
        assertThat(elf.interpreter()).isEmpty();
    }

    @Test
    public void refusesEveryTruncation() {
        byte[] bytes = library(TinyElf.arm(TinyElf.HARD).attribute(TinyElf.CPU_ARCH, 10))
                .build();

        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(truncated))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(ElfFormatException.class);
        }
    }

    @Test
    public void refusesSectionsThatNobodyReadsOutsideTheFile() {
        byte[] bytes = TinyElf.armObject().debugOnly().build();
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int debugInfo = file.getInt(32) + 40;
        file.putInt(debugInfo + 20, bytes.length + 1);

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(ElfFormatException.class)
                .hasMessageContaining("outside");
    }

    @Test
    public void refusesWrongEntrySizes() {
        byte[] bytes = library(TinyElf.arm(TinyElf.HARD)).build();
        bytes[46] = 0;

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(ElfFormatException.class)
                .hasMessageContaining("section");
    }

    @Test
    public void refusesStringsThatManyEntriesShare() {
        TinyElf elf = TinyElf.arm(TinyElf.HARD);
        for (int i = 0; i < 200; i++) {
            elf.needed("lib" + i);
        }
        byte[] bytes = elf.soname("x".repeat(20_000)).build();
        pointEveryNeededToTheLongest(bytes);

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(ElfFormatException.class)
                .hasMessageContaining("too long");
    }

    private static void pointEveryNeededToTheLongest(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int dynamic = file.getInt(52 + 3 * 32 + 4);
        int soname = 0;
        int entry = dynamic;
        while (soname == 0) {
            soname = file.getInt(entry) == 14 ? file.getInt(entry + 4) : 0;
            entry += 8;
        }
        for (int at = dynamic; file.getInt(at) == 1; at += 8) {
            file.putInt(at + 4, soname);
        }
    }

    @Test
    public void readsNotesOfObjectsBySection() throws IOException {
        ElfFile elf = read(TinyElf.armObject().buildId(0xab, 0xcd).build());

        assertThat(elf.notes().buildId()).contains("abcd");
    }

    @Test
    public void readsPropertiesOf64BitArm() throws IOException {
        assertThat(read(TinyElf.wide(183).arm64Features(3).build()).notes().arm64Features())
                .hasValue(3);
        assertThat(read(TinyElf.wide(183).build()).notes().arm64Features()).isEmpty();
    }

    @Test
    public void countsSymbolsWithoutSectionsByEitherHashTable() throws IOException {
        for (TinyElf elf : List.of(TinyElf.arm(0), TinyElf.arm(0).withoutGnuHash())) {
            elf.withoutSections().symbol("a", true).symbol("b", true);
            assertThat(read(elf.build()).symbols())
                    .extracting(DynamicSymbol::name)
                    .containsExactly("a", "b");
        }
    }

    @Test
    public void tellsLazyBindingFromEachWayToSayNow() throws IOException {
        assertThat(isBoundNow(TinyElf.arm(0).withoutDynamic(30))).isFalse();
        assertThat(isBoundNow(TinyElf.arm(0).withoutDynamic(30).dynamic(24, 0))).isTrue();
        assertThat(isBoundNow(TinyElf.arm(0).withoutDynamic(30).flags1(1))).isTrue();
        assertThat(isBoundNow(TinyElf.arm(0).dynamic(30, 8))).isTrue();
    }

    private static boolean isBoundNow(TinyElf elf) throws IOException {
        return read(elf.build()).dynamic().orElseThrow().bindsNow();
    }

    @Test
    public void refusesNotesThatAreTooLong() {
        byte[] bytes = TinyElf.armObject().buildId(new int[65]).build();

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(ElfFormatException.class)
                .hasMessageContaining("build id");
    }

    @Test
    public void refusesSymbolsWithAVersionThatNothingNames() throws IOException {
        byte[] bytes = TinyElf.arm(0).defines("X_1").symbol("x", "X_1", true).build();
        // Let the table of versions defined give the one version another number.
        int at = find(bytes, 1, 0, 0, 0, 2, 0, 1, 0);
        bytes[at + 4] = 9;

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(ElfFormatException.class)
                .hasMessageContaining("version 2");
    }

    private static int find(byte[] bytes, int... wanted) {
        for (int at = 0; at < bytes.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    public void refusesWhatIsNoElfFile() {
        assertThatThrownBy(() -> read("#!/bin/sh\nexit 0\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ElfFormatException.class);
    }
}
