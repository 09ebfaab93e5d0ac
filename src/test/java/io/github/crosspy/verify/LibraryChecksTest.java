package io.github.crosspy.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.AbiContract;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Needed libraries, across packages, wheels and the sysroot. */
public class LibraryChecksTest {
    private static final String TRIPLET = "arm-linux-gnueabi";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path sysroot;

    @Before
    public void makeSysroot() throws IOException {
        sysroot = folder.newFolder("sysroot").toPath();
    }

    private void install(String path, TinyElf elf) throws IOException {
        Path file = sysroot.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, elf.build());
    }

    private void link(String path, String target) throws IOException {
        Path link = sysroot.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private static TinyElf library() {
        return TinyElf.arm(TinyElf.SOFT);
    }

    private List<Finding> judge(List<Path> debs, List<Path> wheels) throws Exception {
        return new Verifier()
                .run(new VerifyRequest(Targets.named("armel"), debs, wheels, Optional.of(sysroot)))
                .findings();
    }

    private List<String> judgeSysroot() throws Exception {
        return judge(List.of(), List.of()).stream()
                .map(finding -> finding.severity() + " " + finding.checkId())
                .toList();
    }

    @Test
    public void findsLibrariesInTheTripletDirectories() throws Exception {
        install("usr/bin/x", library().needed("liba.so.1").needed("libb.so.1"));
        install("lib/" + TRIPLET + "/liba.so.1", library());
        install("usr/lib/" + TRIPLET + "/libb.so.1", library());

        assertThat(judgeSysroot()).isEmpty();
    }

    @Test
    public void followsLinksWithinTheSysroot() throws Exception {
        link("lib", "usr/lib");
        link("usr/lib/" + TRIPLET + "/liba.so.1", "/lib/" + TRIPLET + "/liba.so.1.2");
        install("usr/lib/" + TRIPLET + "/liba.so.1.2", library());
        install("usr/bin/x", library().needed("liba.so.1"));

        assertThat(judgeSysroot()).isEmpty();
    }

    @Test
    public void neverFollowsLinksOutOfTheSysroot() throws Exception {
        Path outside = Files.createDirectories(folder.getRoot().toPath().resolve("outside"));
        Files.write(outside.resolve("liba.so.1"), library().build());
        link("usr/lib/" + TRIPLET, outside.toString());
        link("usr/lib/liba.so.1", "../../../outside/liba.so.1");
        install("usr/bin/x", library().needed("liba.so.1"));

        assertThat(judgeSysroot()).containsExactly("ERROR needed-resolved");
    }

    @Test
    public void endsOnLoopsOfLinks() throws Exception {
        link("usr/lib/liba.so.1", "liba.so.2");
        link("usr/lib/liba.so.2", "liba.so.1");
        install("usr/bin/x", library().needed("liba.so.1"));

        assertThat(judgeSysroot()).containsExactly("ERROR needed-resolved");
    }

    @Test
    public void searchesRunpathAndLoaderConfiguration() throws Exception {
        install("opt/x/bin/x", library().needed("liba.so.1").runpath("$ORIGIN/../lib"));
        install("opt/x/lib/liba.so.1", library().needed("libb.so.1").rpath("${ORIGIN}/private"));
        install("opt/x/lib/private/libb.so.1", library().needed("libc.so.1"));
        install("opt/libc/libc.so.1", library());
        Files.createDirectories(sysroot.resolve("etc/ld.so.conf.d"));
        Files.writeString(sysroot.resolve("etc/ld.so.conf.d/x.conf"), "# extra\n/opt/libc # here\n");

        assertThat(judgeSysroot()).isEmpty();
    }

    @Test
    public void librariesOutsideTheSearchPathAreToldApart() throws Exception {
        install("usr/bin/x", library().needed("liba.so.1"));
        install("opt/liba.so.1", library());

        assertThat(judgeSysroot()).containsExactly("WARNING needed-resolved");
    }

    @Test
    public void librariesOfAnotherMachineDoNotCount() throws Exception {
        install("usr/bin/x", library().needed("liba.so.1"));
        install("usr/lib/liba.so.1", TinyElf.wide(AbiContract.EM_RISCV));

        assertThat(judgeSysroot()).containsExactlyInAnyOrder("ERROR needed-resolved", "ERROR machine");
    }

    @Test
    public void floatAbiDepsTellsMixedLibraries() throws Exception {
        install("usr/bin/x", library().needed("liba.so.1"));
        install("usr/lib/liba.so.1", TinyElf.arm(TinyElf.HARD));

        assertThat(judgeSysroot()).containsExactlyInAnyOrder("ERROR float-abi", "ERROR float-abi-deps");
    }

    @Test
    public void packagesResolveAmongThemselves() throws Exception {
        Path root = folder.getRoot().toPath();
        Path program = TinyProducts.deb(
                root,
                "x",
                "armel",
                Map.of("./usr/bin/x", library().needed("liba.so.1").build()),
                ".gz");
        Path library = TinyProducts.deb(
                root,
                "liba",
                "armel",
                Map.of(
                        "./usr/lib/" + TRIPLET + "/liba.so.1.2",
                        library().soname("liba.so.1").build(),
                        "./usr/lib/" + TRIPLET + "/liba.so.1",
                        TinyProducts.bytes("->liba.so.1.2")),
                ".gz");

        assertThat(judge(List.of(program, library), List.of())).isEmpty();
        assertThat(judge(List.of(program), List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.checkId()).isEqualTo("needed-resolved"))
                .satisfies(finding -> assertThat(finding.file()).isEqualTo("x_1_armel.deb!usr/bin/x"));
    }

    @Test
    public void wheelsResolveInThemselvesAndInTheSysroot() throws Exception {
        install("usr/lib/libc.so.6", library());
        byte[] module = library()
                .symbol("init_x", true)
                .needed("liba.so.1")
                .needed("libc.so.6")
                .runpath("$ORIGIN/../x.libs")
                .build();
        String name = "x-1-cp27-cp27mu-linux_armv5tel.whl";
        String metadata = "Root-Is-Purelib: false\nTag: cp27-cp27mu-linux_armv5tel\n";
        Path root = folder.getRoot().toPath();

        Path complete = TinyProducts.wheel(
                root,
                name,
                metadata,
                Map.of(
                        "x-1.data/platlib/x/_x.so",
                        module,
                        "x.libs/liba.so.1",
                        library().build()));
        assertThat(judge(List.of(), List.of(complete))).isEmpty();

        Path lacking = TinyProducts.wheel(root, name, metadata, Map.of("x/_x.so", module));
        assertThat(judge(List.of(), List.of(lacking)))
                .extracting(Finding::checkId, Finding::message)
                .containsExactly(tuple("needed-resolved", "needs liba.so.1, which is nowhere"));
    }

    @Test
    public void withoutASysrootNothingIsSaidOfNeededLibraries() throws Exception {
        Path program = TinyProducts.deb(
                folder.getRoot().toPath(),
                "x",
                "armel",
                Map.of("./usr/bin/x", library().needed("liba.so.1").build()),
                ".gz");
        Verdict verdict = new Verifier()
                .run(new VerifyRequest(Targets.named("armel"), List.of(program), List.of(), Optional.empty()));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.rules())
                .extracting(io.github.crosspy.verify.Rule::id)
                .contains("float-abi")
                .doesNotContain("needed-resolved", "float-abi-deps");
    }
}
