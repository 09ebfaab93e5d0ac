package io.github.crosspy.verify;

import static io.github.crosspy.elf.TinyElf.CPU_ARCH;
import static io.github.crosspy.elf.TinyElf.ENUM_SIZE;
import static io.github.crosspy.elf.TinyElf.FP_ARCH;
import static io.github.crosspy.elf.TinyElf.HARD;
import static io.github.crosspy.elf.TinyElf.SIMD_ARCH;
import static io.github.crosspy.elf.TinyElf.SOFT;
import static io.github.crosspy.elf.TinyElf.VFP_ARGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.elf.ElfHeader;
import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.AbiContract;
import io.github.crosspy.target.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** One file at a time, seen through a package of the target. */
public class ElfChecksTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private List<String> judge(String target, String path, byte[] content) throws Exception {
        Path deb = TinyProducts.deb(folder.newFolder().toPath(), "x", target, Map.of("." + path, content), ".xz");
        Verdict verdict =
                new Verifier().run(new VerifyRequest(Targets.named(target), List.of(deb), List.of(), Optional.empty()));
        return verdict.findings().stream()
                .map(finding -> finding.severity() + " " + finding.checkId())
                .toList();
    }

    private List<String> judge(String target, TinyElf elf) throws Exception {
        return judge(target, "/usr/lib/x/libx.so.1", elf.build());
    }

    private static TinyElf armel() {
        return TinyElf.arm(SOFT).attribute(CPU_ARCH, 4);
    }

    private static TinyElf armhf() {
        return TinyElf.arm(HARD).attribute(CPU_ARCH, 10).attribute(FP_ARCH, 4).attribute(VFP_ARGS, 1);
    }

    @Test
    public void acceptsWhatTheTargetsCompilersMake() throws Exception {
        assertThat(judge("armel", armel())).isEmpty();
        assertThat(judge("armhf", armhf())).isEmpty();
        assertThat(judge("arm64", TinyElf.wide(AbiContract.EM_AARCH64))).isEmpty();
        assertThat(judge("s390x", TinyElf.wide(AbiContract.EM_S390).bigEndian()))
                .isEmpty();
    }

    @Test
    public void machineTellsOtherMachinesClassesAndByteOrders() throws Exception {
        assertThat(judge("armel", TinyElf.wide(AbiContract.EM_RISCV))).containsExactly("ERROR machine");
        assertThat(judge("armel", armel().bigEndian())).containsExactly("ERROR machine");
        assertThat(judge("arm64", TinyElf.arm(0).machine(AbiContract.EM_AARCH64)))
                .containsExactly("ERROR machine");
    }

    @Test
    public void hostLeakTellsFilesOfBuildMachines() throws Exception {
        assertThat(judge("armel", TinyElf.wide(AbiContract.EM_X86_64))).containsExactly("ERROR host-leak");
        assertThat(judge("armhf", TinyElf.wide(AbiContract.EM_AARCH64))).containsExactly("ERROR host-leak");
    }

    @Test
    public void eabiVersionTellsOldAndBe8Files() throws Exception {
        assertThat(judge("armel", TinyElf.arm(0x0400_0200))).containsExactly("ERROR eabi-version");
        assertThat(judge("armel", TinyElf.arm(SOFT | 0x0080_0000))).containsExactly("ERROR eabi-version");
    }

    @Test
    public void floatAbiTellsArmelFromArmhfByTheFlagAlone() throws Exception {
        assertThat(judge("armel", TinyElf.arm(HARD))).containsExactly("ERROR float-abi");
        assertThat(judge("armhf", TinyElf.arm(SOFT))).containsExactly("ERROR float-abi");
        assertThat(judge("armhf", TinyElf.arm(HARD))).isEmpty();
    }

    @Test
    public void floatAbiFallsBackToAttributesOfUnflaggedFiles() throws Exception {
        assertThat(judge("armhf", TinyElf.arm(0x0500_0000).attribute(VFP_ARGS, 1)))
                .isEmpty();
        assertThat(judge("armhf", TinyElf.arm(0x0500_0000).attribute(VFP_ARGS, 3)))
                .isEmpty();
        assertThat(judge("armhf", TinyElf.arm(0x0500_0000))).containsExactly("ERROR float-abi");
        assertThat(judge("armel", TinyElf.arm(0x0500_0000))).containsExactly("WARNING float-abi");
    }

    @Test
    public void floatAbiTellsContradictions() throws Exception {
        assertThat(judge("armhf", TinyElf.arm(HARD | SOFT))).containsExactly("ERROR float-abi");
        assertThat(judge("armhf", TinyElf.arm(HARD).attribute(VFP_ARGS, 0))).containsExactly("ERROR float-abi");
        assertThat(judge("armel", TinyElf.arm(SOFT).attribute(VFP_ARGS, 1))).containsExactly("ERROR float-abi");
    }

    @Test
    public void floatAbiTakesAbsenceInObjectsForNoProof() throws Exception {
        TinyElf assembler = TinyElf.armObject().attribute(CPU_ARCH, 4);

        assertThat(judge("armhf", "/usr/lib/crti.o", assembler.build())).isEmpty();
        assertThat(judge("armel", "/usr/lib/crti.o", assembler.build())).isEmpty();
        byte[] hard = TinyElf.armObject().attribute(VFP_ARGS, 1).build();
        assertThat(judge("armel", "/usr/lib/x.o", hard)).containsExactly("ERROR float-abi");
    }

    @Test
    public void cpuArchMaxTellsNewerProcessors() throws Exception {
        assertThat(judge("armel", TinyElf.arm(SOFT).attribute(CPU_ARCH, 10))).containsExactly("ERROR cpu-arch-max");
        assertThat(judge("armhf", TinyElf.arm(HARD).attribute(CPU_ARCH, 14))).containsExactly("ERROR cpu-arch-max");
        assertThat(judge("armhf", TinyElf.arm(HARD).attribute(CPU_ARCH, 4))).isEmpty();
    }

    @Test
    public void cpuArchMaxAcceptsLibatomicWithItsReason() throws Exception {
        byte[] v7 = TinyElf.arm(SOFT)
                .soname("libatomic.so.1")
                .attribute(CPU_ARCH, 10)
                .build();

        assertThat(judge("armel", "/usr/lib/arm-linux-gnueabi/libatomic.so.1.2.0", v7))
                .containsExactly("INFO cpu-arch-max");
        assertThat(judge("armel", "/opt/libatomic.so.1.2.0", v7)).containsExactly("ERROR cpu-arch-max");
    }

    @Test
    public void fpuMaxTellsVfpOnArmelAndNeonOnArmhf() throws Exception {
        assertThat(judge("armel", armel().attribute(FP_ARCH, 4).attribute(VFP_ARGS, 0)))
                .containsExactly("ERROR fpu-max");
        assertThat(judge("armhf", armhf().attribute(SIMD_ARCH, 1))).containsExactly("ERROR fpu-max");
        assertThat(judge("armhf", armhf().attribute(FP_ARCH, 3))).containsExactly("ERROR fpu-max");
        assertThat(judge("armhf", armhf().attribute(FP_ARCH, 6))).containsExactly("ERROR fpu-max");
        assertThat(judge("armhf", armhf().attribute(FP_ARCH, 2))).isEmpty();
    }

    @Test
    public void fpuMaxAcceptsRunTimeDispatchAndDebugFiles() throws Exception {
        byte[] neon = armhf().soname("libcrypto.so.1.1")
                .attribute(FP_ARCH, 3)
                .attribute(SIMD_ARCH, 1)
                .build();
        byte[] debug = armhf().attribute(FP_ARCH, 3)
                .attribute(SIMD_ARCH, 1)
                .debugOnly()
                .build();

        assertThat(judge("armhf", "/usr/lib/arm-linux-gnueabihf/libcrypto.so.1.1", neon))
                .containsExactly("INFO fpu-max");
        assertThat(judge("armhf", "/usr/lib/debug/.build-id/ab/cd.debug", debug))
                .isEmpty();
    }

    @Test
    public void interpreterTellsAnotherTargetsLoader() throws Exception {
        assertThat(judge("armhf", armhf().interpreter("/lib/ld-linux-armhf.so.3")))
                .isEmpty();
        assertThat(judge("armhf", armhf().interpreter("/lib/ld-linux.so.3"))).containsExactly("ERROR interpreter");
    }

    @Test
    public void interpreterTellsDynamicProgramsWithoutLoader() throws Exception {
        assertThat(judge("armhf", armhf().type(ElfHeader.ET_EXEC).needed("libc.so.6")))
                .contains("ERROR interpreter");
        assertThat(judge("armhf", armhf().flags1(0x0800_0000).needed("libc.so.6")))
                .containsExactly("ERROR interpreter");
        assertThat(judge("armhf", armhf().type(ElfHeader.ET_EXEC))).doesNotContain("ERROR interpreter");
    }

    @Test
    public void extSuffixTellsNamesOfAnotherPlatform() throws Exception {
        for (String good : List.of(
                "_x.so",
                "_x.abi3.so",
                "_x.arm-linux-gnueabi.so",
                "_x.arm-linux-gnueabi_d.so",
                "_x.cpython-311-arm-linux-gnueabi.so",
                "_x.cpython-38.so")) {
            assertThat(judge(
                            "armel",
                            "/usr/lib/python3/" + good,
                            armel().symbol("PyInit__x", true).build()))
                    .as(good)
                    .isEmpty();
        }
        for (String bad : List.of(
                "_x.arm-linux-gnueabihf.so",
                "_x.cpython-311-x86_64-linux-gnu.so",
                "_x.cpython-311d-arm-linux-gnueabihf.so",
                "_x.pypy39-pp73-aarch64-linux-gnu.so")) {
            assertThat(judge(
                            "armel",
                            "/usr/lib/python3/" + bad,
                            armel().symbol("PyInit__x", true).build()))
                    .as(bad)
                    .containsExactly("ERROR ext-suffix");
        }
    }

    @Test
    public void elfParseTellsDamagedAndFalseLibraries() throws Exception {
        byte[] good = armel().build();

        assertThat(judge("armel", "/usr/lib/libx.so.1", Arrays.copyOf(good, good.length - 1)))
                .contains("ERROR elf-parse");
        assertThat(judge("armel", "/usr/lib/libx.so.1", new byte[0])).contains("ERROR elf-parse");
        assertThat(judge("armel", "/usr/lib/libx.so.1", new byte[] {1, 2, 3})).contains("ERROR elf-parse");
        assertThat(judge("armel", "/usr/lib/libx.so", TinyProducts.bytes("/* GNU ld script */")))
                .doesNotContain("ERROR elf-parse");
        assertThat(judge("armel", "/usr/lib/libx.a", TinyProducts.bytes("!<thin>\n")))
                .contains("ERROR elf-parse");
    }

    @Test
    public void archivesAreReadMemberByMember() throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("/", new byte[4]);
        members.put("good.o", TinyElf.armObject().attribute(CPU_ARCH, 4).build());
        members.put(
                "bad.o",
                TinyElf.wide(AbiContract.EM_X86_64).type(ElfHeader.ET_REL).build());
        Path deb = TinyProducts.deb(
                folder.getRoot().toPath(),
                "x",
                "armel",
                Map.of("./usr/lib/libx.a", TinyProducts.archive(members)),
                ".gz");

        Verdict verdict = new Verifier()
                .run(new VerifyRequest(Targets.named("armel"), List.of(deb), List.of(), Optional.empty()));

        assertThat(verdict.elfFiles()).isEqualTo(2);
        assertThat(verdict.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.checkId()).isEqualTo("host-leak"))
                .satisfies(finding -> assertThat(finding.file()).isEqualTo("x_1_armel.deb!usr/lib/libx.a(bad.o)"));
    }

    @Test
    public void floatAbiOfArchivesIsThatOfAllMembers() throws Exception {
        byte[] hard = TinyElf.armObject()
                .attribute(ENUM_SIZE, 2)
                .attribute(VFP_ARGS, 1)
                .build();
        byte[] base = TinyElf.armObject().attribute(ENUM_SIZE, 2).build();
        byte[] explicit = TinyElf.armObject().attribute(VFP_ARGS, 0).build();
        byte[] assembler = TinyElf.armObject().attribute(CPU_ARCH, 4).build();

        assertThat(judgeArchive("armhf", hard, base, assembler)).isEmpty();
        assertThat(judgeArchive("armhf", assembler)).isEmpty();
        assertThat(judgeArchive("armhf", base, assembler)).containsExactly("ERROR float-abi");
        assertThat(judgeArchive("armel", base, assembler)).isEmpty();
        assertThat(judgeArchive("armel", base, hard)).containsExactly("ERROR float-abi");
        assertThat(judgeArchive("armhf", hard, explicit)).containsExactly("ERROR float-abi", "ERROR float-abi");
    }

    private List<String> judgeArchive(String target, byte[]... objects) throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("/", new byte[4]);
        for (byte[] object : objects) {
            members.put(members.size() + ".o", object);
        }
        return judge(target, "/usr/lib/libx.a", TinyProducts.archive(members));
    }

    @Test
    public void firmwareOfOtherProcessorsIsAccepted() throws Exception {
        byte[] firmware = TinyElf.wide(AbiContract.EM_RISCV).build();

        assertThat(judge("armel", "/lib/firmware/x.elf", firmware)).containsExactly("INFO machine");
    }

    @Test
    public void filesOnDiskAreJudgedAsFilesInPackages() throws Exception {
        Path sysroot = folder.newFolder("sysroot").toPath();
        Files.createDirectories(sysroot.resolve("usr/lib"));
        Files.write(sysroot.resolve("usr/lib/libx.so"), armhf().build());
        Files.createSymbolicLink(sysroot.resolve("usr/lib/loop.so"), Path.of("loop.so"));

        Verdict verdict = new Verifier()
                .run(new VerifyRequest(Targets.named("armel"), List.of(), List.of(), Optional.of(sysroot)));

        assertThat(verdict.findings())
                .extracting(Finding::checkId)
                .containsExactlyInAnyOrder("float-abi", "cpu-arch-max", "fpu-max");
        assertThat(verdict.findings())
                .allSatisfy(finding -> assertThat(finding.file()).isEqualTo("sysroot!usr/lib/libx.so"));
    }
}
