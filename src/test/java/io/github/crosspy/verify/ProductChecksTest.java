package io.github.crosspy.verify;

import static io.github.crosspy.elf.TinyElf.SOFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.elf.ElfHeader;
import io.github.crosspy.elf.Segment;
import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the makers of a package can mend: hardening, names, debugging information, settings. */
public class ProductChecksTest {
    private static final String LIBRARY = "/usr/lib/arm-linux-gnueabi/libx.so.1";
    private static final String PROGRAM = "/usr/bin/x";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private List<String> judge(String path, byte[] content) throws Exception {
        return judge(TinyProducts.deb(folder.newFolder().toPath(), "x", "armel", Map.of("." + path, content), ".gz"));
    }

    private static List<String> judge(Path deb) throws Exception {
        return new Verifier()
                        .run(new VerifyRequest(Targets.named("armel"), List.of(deb), List.of(), Optional.empty()))
                        .findings()
                        .stream()
                        .filter(finding -> !finding.checkId().equals("no-elf"))
                        .map(finding -> finding.severity() + " " + finding.checkId())
                        .toList();
    }

    private List<String> judge(String path, TinyElf elf) throws Exception {
        return judge(path, elf.build());
    }

    private static TinyElf library() {
        return TinyElf.arm(SOFT).soname("libx.so.1");
    }

    private static TinyElf program() {
        return TinyElf.arm(SOFT).flags1(0x0800_0001).interpreter("/lib/ld-linux.so.3");
    }

    @Test
    public void wellMadeFilesPass() throws Exception {
        assertThat(judge(LIBRARY, library())).isEmpty();
        assertThat(judge(PROGRAM, program())).isEmpty();
    }

    @Test
    public void osabiTellsOtherSystems() throws Exception {
        assertThat(judge(LIBRARY, library().osAbi(3))).isEmpty();
        assertThat(judge(LIBRARY, library().osAbi(9))).containsExactly("ERROR osabi");
        byte[] abiVersion = library().build();
        abiVersion[8] = 1;
        assertThat(judge(LIBRARY, abiVersion)).containsExactly("ERROR osabi");
    }

    @Test
    public void elfTypeTellsProgramsAtFixedAddresses() throws Exception {
        assertThat(judge(PROGRAM, program().type(ElfHeader.ET_EXEC))).containsExactly("ERROR elf-type");
        assertThat(judge(LIBRARY, library().type(ElfHeader.ET_EXEC))).containsExactly("ERROR elf-type");
        assertThat(judge("/usr/bin/python3.11", program().type(ElfHeader.ET_EXEC)))
                .containsExactly("INFO elf-type");
    }

    @Test
    public void textrelTellsRelocationsInCode() throws Exception {
        assertThat(judge(LIBRARY, library().dynamic(22, 0))).containsExactly("ERROR textrel");
        assertThat(judge(LIBRARY, library().dynamic(30, 8 | 4))).containsExactly("ERROR textrel");
    }

    @Test
    public void execStackTellsPermissionAndSilence() throws Exception {
        assertThat(judge(LIBRARY, library().segmentFlags(Segment.PT_GNU_STACK, 7)))
                .containsExactly("ERROR exec-stack");
        assertThat(judge(LIBRARY, library().withoutSegment(Segment.PT_GNU_STACK)))
                .containsExactly("ERROR exec-stack");
    }

    @Test
    public void rwxLoadTellsWritableCode() throws Exception {
        assertThat(judge(LIBRARY, library().segmentFlags(Segment.PT_LOAD, 7))).containsExactly("ERROR rwx-load");
        assertThat(judge(LIBRARY, library().segmentFlags(Segment.PT_LOAD, 6))).isEmpty();
    }

    @Test
    public void relroTellsTablesThatStayWritable() throws Exception {
        assertThat(judge(LIBRARY, library().withoutSegment(Segment.PT_GNU_RELRO)))
                .containsExactly("ERROR relro");
    }

    @Test
    public void bindNowNotesLazyBinding() throws Exception {
        assertThat(judge(LIBRARY, library().needed("libc.so.6").withoutDynamic(30)))
                .containsExactly("INFO bind-now");
        assertThat(judge(LIBRARY, library().needed("libc.so.6"))).isEmpty();
    }

    @Test
    public void stackProtectorTellsLargeFilesWithoutGuard() throws Exception {
        TinyElf large = library();
        for (int i = 0; i < 199; i++) {
            large.symbol("function" + i, false);
        }
        assertThat(judge(LIBRARY, large)).isEmpty();
        assertThat(judge(LIBRARY, large.symbol("function", false))).containsExactly("WARNING stack-protector");
        assertThat(judge(LIBRARY, large.symbol("__stack_chk_fail", false))).isEmpty();
    }

    @Test
    public void fortifyNotesUncheckedCalls() throws Exception {
        assertThat(judge(LIBRARY, library().symbol("strcpy", false))).containsExactly("INFO fortify");
        assertThat(judge(LIBRARY, library().symbol("strcpy", true))).isEmpty();
        assertThat(judge(LIBRARY, library().symbol("strcpy", false).symbol("__sprintf_chk", false)))
                .isEmpty();
    }

    @Test
    public void rpathTellsWhatLeadsElsewhere() throws Exception {
        for (String good : List.of("$ORIGIN", "${ORIGIN}/../lib", "$ORIGIN/../../lib:$ORIGIN")) {
            assertThat(judge("/opt/x/bin/x", program().runpath(good))).as(good).isEmpty();
        }
        for (String bad : List.of("/opt/x/lib", "lib", "$ORIGIN:", "$ORIGIN/../../../../lib", "/", "/srv/x/.libs")) {
            assertThat(judge("/opt/x/bin/x", program().runpath(bad))).as(bad).containsExactly("ERROR rpath");
        }
        assertThat(judge(PROGRAM, program().rpath("$ORIGIN"))).containsExactly("ERROR rpath");
        assertThat(judge(PROGRAM, program().runpath("/usr/lib/arm-linux-gnueabi/x")))
                .containsExactly("WARNING rpath");
        assertThat(judge(PROGRAM, program().runpath("/usr/lib/arm-linux-gnueabi/")))
                .containsExactly("ERROR rpath");
    }

    @Test
    public void gnuHashTellsItsAbsence() throws Exception {
        assertThat(judge(LIBRARY, library().withoutGnuHash().symbol("x", true))).containsExactly("WARNING gnu-hash");
        assertThat(judge(LIBRARY, library().withoutGnuHash())).isEmpty();
    }

    @Test
    public void buildIdTellsItsAbsence() throws Exception {
        assertThat(judge(LIBRARY, library().withoutBuildId())).containsExactly("WARNING build-id");
    }

    @Test
    public void abiTagNoteTellsOtherSystemsAndNewKernels() throws Exception {
        assertThat(judge(PROGRAM, program().abiTag(0, 4, 19, 99))).isEmpty();
        for (TinyElf bad : List.of(
                program().abiTag(0, 4, 20, 0),
                program().abiTag(0, 5, 0, 0),
                program().abiTag(1, 3, 2, 0))) {
            assertThat(judge(PROGRAM, bad)).containsExactly("WARNING abi-tag-note");
        }
    }

    @Test
    public void sonameTellsAbsenceAndOtherNames() throws Exception {
        String directory = "/usr/lib/arm-linux-gnueabi/";
        assertThat(judge(LIBRARY, TinyElf.arm(SOFT))).containsExactly("ERROR soname");
        assertThat(judge(LIBRARY, library().soname("liby.so.1"))).containsExactly("ERROR soname");
        assertThat(judge(directory + "libx-2.31.so", library())).isEmpty();
        assertThat(judge(directory + "libdb-5.3.so", library().soname("libdb-5.3.so")))
                .isEmpty();
        assertThat(judge(directory + "plugins/y.so", TinyElf.arm(SOFT))).isEmpty();
    }

    @Test
    public void glibcPrivateTellsUsersOfIt() throws Exception {
        TinyElf user = library().version("libc.so.6", "GLIBC_2.4", "GLIBC_PRIVATE");

        assertThat(judge(LIBRARY, user)).containsExactly("ERROR glibc-private");
        assertThat(judge("/lib/arm-linux-gnueabi/libm.so.6", user.soname("libm.so.6")))
                .containsExactly("INFO glibc-private");
        assertThat(judge(LIBRARY, library().version("libc.so.6", "GLIBC_2.4"))).isEmpty();
    }

    @Test
    public void strippedSplitTellsSymbolTablesAndDebuggingInformation() throws Exception {
        assertThat(judge(LIBRARY, library().section(".symtab"))).containsExactly("WARNING stripped-split");
        assertThat(judge(LIBRARY, library().section(".debug_info"))).containsExactly("WARNING stripped-split");
        assertThat(judge("/usr/lib/debug/.build-id/ab/cd.debug", library().debugOnly()))
                .isEmpty();
        assertThat(judge("/usr/bin/python2.7-dbg", program().section(".debug_info")))
                .containsExactly("INFO stripped-split");
    }

    @Test
    public void multiarchDirTellsDirectoriesOfOthers() throws Exception {
        assertThat(judge("/usr/lib/arm-linux-gnueabihf/libx.so.1", library())).containsExactly("ERROR multiarch-dir");
        assertThat(judge("/usr/lib/gcc-cross/arm-linux-gnueabihf/libx.so.1", library()))
                .isEmpty();
    }

    @Test
    public void pyinitTellsModulesThatPythonCannotMake() throws Exception {
        assertThat(judge("/usr/lib/python3/x/_x.abi3.so", library())).containsExactly("ERROR pyinit");
        assertThat(judge("/usr/lib/python3/x/_x.abi3.so", library().symbol("PyInit__x", true)))
                .isEmpty();
        assertThat(judge("/usr/lib/python3/x/_x.abi3.so", library().symbol("PyInit__x", false)))
                .containsExactly("ERROR pyinit");
        String debugBuild = "/usr/lib/python2.7/lib-dynload/x.arm-linux-gnueabi_d.so";
        assertThat(judge(debugBuild, library())).containsExactly("ERROR pyinit");
        assertThat(judge(debugBuild, library().symbol("initx", true))).isEmpty();
        assertThat(judge("/usr/lib/python2.7/lib-dynload/x.so", library().symbol("initx", true)))
                .isEmpty();
        assertThat(judge("/usr/lib/python2.7/lib-dynload/x.so", library())).containsExactly("ERROR pyinit");
    }

    @Test
    public void opensslProviderTellsModulesThatOpensslCannotCall() throws Exception {
        String provider = "/usr/lib/arm-linux-gnueabi/ossl-modules/legacy.so";
        String engine = "/usr/lib/arm-linux-gnueabi/engines-1.1/afalg.so";

        assertThat(judge(provider, library())).containsExactly("ERROR openssl-provider");
        assertThat(judge(provider, library().symbol("OSSL_provider_init", true)))
                .isEmpty();
        assertThat(judge(engine, library())).containsExactly("ERROR openssl-provider");
        assertThat(judge(engine, library().symbol("bind_engine", true))).isEmpty();
    }

    @Test
    public void wcharEnumAlignTellsOtherSizes() throws Exception {
        for (int[] good : new int[][] {{18, 4}, {26, 2}, {26, 3}, {24, 1}}) {
            assertThat(judge(LIBRARY, library().attribute(good[0], good[1]))).isEmpty();
        }
        for (int[] bad : new int[][] {{18, 2}, {26, 1}, {24, 2}}) {
            assertThat(judge(LIBRARY, library().attribute(bad[0], bad[1]))).containsExactly("ERROR wchar-enum-align");
        }
    }

    @Test
    public void staticArchiveTellsMissingIndexAndMachineCode() throws Exception {
        byte[] code = TinyElf.armObject().build();
        byte[] intermediate = TinyElf.armObject().section(".gnu.lto_main").build();

        assertThat(judge("/usr/lib/libx.a", archive(true, code))).isEmpty();
        assertThat(judge("/usr/lib/libx.a", archive(false))).isEmpty();
        assertThat(judge("/usr/lib/libx.a", archive(false, code))).containsExactly("ERROR static-archive");
        assertThat(judge("/usr/lib/libx.a", archive(true, code, intermediate))).containsExactly("ERROR static-archive");
    }

    private static byte[] archive(boolean indexed, byte[]... objects) throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        if (indexed) {
            members.put("/", new byte[4]);
        }
        for (byte[] object : objects) {
            members.put(members.size() + ".o", object);
        }
        return TinyProducts.archive(members);
    }

    @Test
    public void buildPathTellsDirectoriesOfTheBuildMachine() throws Exception {
        byte[] settings = TinyProducts.bytes("CFLAGS=-I/build/x-1/include\n");
        byte[] within = TinyProducts.bytes("prefix=/usr/share/build/x\n-L/srv/home/x\n/buildings/");

        assertThat(judge("/usr/lib/pkgconfig/x.pc", settings)).containsExactly("WARNING build-path");
        assertThat(judge("/usr/lib/pkgconfig/x.pc", TinyProducts.bytes("-I/home/ann/x")))
                .containsExactly("ERROR build-path");
        assertThat(judge("/usr/lib/pkgconfig/x.pc", within)).isEmpty();
        assertThat(judge("/usr/share/doc/x/README", settings)).isEmpty();
        assertThat(judge(LIBRARY, library().symbol("/build/x.c", true))).containsExactly("WARNING build-path");
        byte[] object = TinyElf.armObject().section("/home/x").build();
        assertThat(judge("/usr/lib/libx.a", archive(true, object))).containsExactly("ERROR build-path");
    }

    @Test
    public void permsOwnerTellsBuildersSetIdsAndExecutableLibraries() throws Exception {
        byte[] program = program().build();
        byte[] library = library().build();

        assertThat(judge(packed("usr/bin/x", program, 0755, 0, 50))).isEmpty();
        assertThat(judge(packed("usr/bin/x", program, 0755, 1000, 0))).containsExactly("ERROR perms-owner");
        assertThat(judge(packed("usr/bin/x", program, 0755, 0, 1000))).containsExactly("ERROR perms-owner");
        assertThat(judge(packed("usr/bin/x", program, 04755, 0, 0))).containsExactly("ERROR perms-owner");
        assertThat(judge(packed("usr/lib/libx.so.1", library, 0755, 0, 0))).containsExactly("WARNING perms-owner");
        assertThat(judge(packed(
                        "lib/ld-linux.so.3", library().soname("ld-linux.so.3").build(), 0755, 0, 0)))
                .containsExactly("INFO perms-owner");
    }

    private Path packed(String path, byte[] content, int mode, int user, int group) throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry("./" + path);
        entry.setMode(mode);
        entry.setIds(user, group);
        entry.setSize(content.length);
        return Files.write(
                folder.newFile().toPath().resolveSibling("x" + System.nanoTime() + ".deb"),
                TinyProducts.deb("x", "armel", entry, content));
    }

    @Test
    public void filesOfTheSysrootAreNotTheMakersToMend() throws Exception {
        Path sysroot = folder.newFolder("sysroot").toPath();
        Files.createDirectories(sysroot.resolve("usr/lib"));
        Files.write(
                sysroot.resolve("usr/lib/libx.so"),
                TinyElf.arm(SOFT)
                        .withoutSegment(Segment.PT_GNU_STACK)
                        .withoutBuildId()
                        .build());

        assertThat(new Verifier()
                        .run(new VerifyRequest(Targets.named("armel"), List.of(), List.of(), Optional.of(sysroot)))
                        .findings())
                .isEmpty();
    }
}
