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
                .symbol("SSL_new", false)
                .symbol("x_init", true)
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
                        new DynamicSymbol("SSL_new", false, false, 2), new DynamicSymbol("x_init", true, false, 2));
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
        int dynamic = file.getInt(52 + 32 + 4);
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
    public void refusesWhatIsNoElfFile() {
        assertThatThrownBy(() -> read("#!/bin/sh\nexit 0\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ElfFormatException.class);
    }
}
