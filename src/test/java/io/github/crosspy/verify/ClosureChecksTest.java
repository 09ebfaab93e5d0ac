package io.github.crosspy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Symbols, versions, names and links across the files of a whole system. */
public class ClosureChecksTest {
    private static final String LIBRARIES = "usr/lib/arm-linux-gnueabi/";
    private static final String MODULES = "usr/lib/python2.7/lib-dynload/";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path root;

    @Before
    public void makeSystem() throws IOException {
        root = folder.newFolder("root").toPath();
        install("lib/ld-linux.so.3", library("ld-linux.so.3"));
    }

    private void install(String path, TinyElf elf) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, elf.build());
    }

    private void link(String path, String target) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private static TinyElf library(String soname) {
        return TinyElf.arm(TinyElf.SOFT).soname(soname);
    }

    private static TinyElf program() {
        return TinyElf.arm(TinyElf.SOFT).flags1(0x0800_0001).interpreter("/lib/ld-linux.so.3");
    }

    private static TinyElf module() {
        return TinyElf.arm(TinyElf.SOFT).symbol("initx", true);
    }

    private List<Finding> judge(String target) throws Exception {
        return new Verifier()
                .run(new VerifyRequest(
                        Targets.named(target), List.of(), List.of(), List.of(root), Optional.empty(), List.of()))
                .findings();
    }

    private List<String> judge() throws Exception {
        return judge("armel").stream()
                .map(finding -> finding.severity() + " " + finding.checkId())
                .toList();
    }

    @Test
    public void symbolsResolvedFollowsAllLibraries() throws Exception {
        install("usr/bin/x", program().needed("liba.so.1").symbol("deep", false));
        install(LIBRARIES + "liba.so.1", library("liba.so.1").needed("libb.so.1"));
        install(LIBRARIES + "libb.so.1", library("libb.so.1").symbol("deep", true));
        assertThat(judge()).isEmpty();

        install(LIBRARIES + "libb.so.1", library("libb.so.1").symbol("deep", false));
        assertThat(judge()).containsExactly("ERROR symbols-resolved", "ERROR symbols-resolved");
    }

    @Test
    public void symbolsResolvedWantsTheVersion() throws Exception {
        TinyElf program =
                program().needed("liba.so.1").version("liba.so.1", "A_2").symbol("f", "A_2", false);
        install("usr/bin/x", program);
        install(
                LIBRARIES + "liba.so.1",
                library("liba.so.1").defines("A_1", "A_2").symbol("f", "A_2", true));
        assertThat(judge()).isEmpty();

        install(
                LIBRARIES + "liba.so.1",
                library("liba.so.1").defines("A_1", "A_2").symbol("f", "A_1", true));
        assertThat(judge("armel"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).isEqualTo("needs f@A_2, which nothing defines"));

        install(LIBRARIES + "liba.so.1", library("liba.so.1").symbol("f", true));
        assertThat(judge()).isEmpty();
    }

    @Test
    public void symbolsResolvedLetsWeakSymbolsBe() throws Exception {
        install("usr/bin/x", program().symbol("weak", "", false, 0x22));

        assertThat(judge()).isEmpty();
    }

    @Test
    public void symbolsResolvedGivesModulesWhatTheirProgramHas() throws Exception {
        install(MODULES + "x.so", module().symbol("Py_InitModule4", false).symbol("sqrt", false));
        install(LIBRARIES + "libm.so.6", library("libm.so.6").symbol("sqrt", true));
        assertThat(judge("armel"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).isEqualTo("needs sqrt, which nothing defines"));

        install("usr/bin/python2.7", program().needed("libm.so.6").symbol("Py_InitModule4", true));
        assertThat(judge()).isEmpty();

        install("usr/bin/python2.7", program().needed("libm.so.6").symbol("Py_Main", true));
        assertThat(judge()).containsExactly("ERROR symbols-resolved");
    }

    @Test
    public void symbolsResolvedIsMildOnPluginsOfUnseenPrograms() throws Exception {
        install("usr/lib/x/plugin.so", TinyElf.arm(TinyElf.SOFT).symbol("host_call", false));

        assertThat(judge()).containsExactly("WARNING symbols-resolved");
    }

    @Test
    public void symbolsResolvedLeavesMissingLibrariesToTheirOwnCheck() throws Exception {
        install("usr/bin/x", program().needed("liba.so.1").symbol("f", false));

        assertThat(judge()).containsExactly("ERROR needed-resolved");
    }

    @Test
    public void symverMaxTellsLibrariesThatAreTooOld() throws Exception {
        install("usr/bin/x", program().needed("liba.so.1").version("liba.so.1", "A_1", "A_2"));
        install(LIBRARIES + "liba.so.1", library("liba.so.1").defines("A_1", "A_2"));
        assertThat(judge()).isEmpty();

        install(LIBRARIES + "liba.so.1", library("liba.so.1").defines("A_1"));
        assertThat(judge("armel"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.checkId()).isEqualTo("symver-max"))
                .satisfies(finding -> assertThat(finding.message()).startsWith("needs A_2 of liba.so.1, and "));
    }

    @Test
    public void neededExpectedTellsSilentStaticLinks() throws Exception {
        install(LIBRARIES + "libssl.so.1.1", library("libssl.so.1.1"));
        install(LIBRARIES + "libcrypto.so.1.1", library("libcrypto.so.1.1"));
        TinyElf ssl = TinyElf.arm(TinyElf.SOFT).symbol("init_ssl", true).needed("libssl.so.1.1");
        install(MODULES + "_ssl.arm-linux-gnueabi.so", ssl);
        assertThat(judge("armel"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.checkId()).isEqualTo("needed-expected"))
                .satisfies(finding -> assertThat(finding.message()).startsWith("is not linked to libcrypto,"));

        install(MODULES + "_ssl.arm-linux-gnueabi.so", ssl.needed("libcrypto.so.1.1"));
        assertThat(judge()).isEmpty();
    }

    @Test
    public void neededForbiddenTellsLibpythonAndForeignLoaders() throws Exception {
        install(LIBRARIES + "libpython2.7.so.1.0", library("libpython2.7.so.1.0"));
        install("usr/bin/x", program().needed("libpython2.7.so.1.0").needed("ld-linux.so.3"));
        assertThat(judge()).isEmpty();

        install(MODULES + "x.so", module().needed("libpython2.7.so.1.0"));
        assertThat(judge()).containsExactly("ERROR needed-forbidden");
        install(LIBRARIES + "ld-linux-armhf.so.3", library("ld-linux-armhf.so.3"));
        install(MODULES + "x.so", module().needed("ld-linux-armhf.so.3"));
        assertThat(judge()).containsExactly("ERROR needed-forbidden");
    }

    @Test
    public void sonameDuplicateTellsTwoLibrariesOfOneName() throws Exception {
        install("lib/arm-linux-gnueabi/liba.so.1", library("liba.so.1"));
        assertThat(judge()).isEmpty();

        install("usr/lib/liba.so.1", library("liba.so.1"));
        assertThat(judge()).containsExactly("ERROR soname-duplicate");
    }

    @Test
    public void devSymlinksTellsLinksToNothing() throws Exception {
        install(LIBRARIES + "liba.so.1.2", library("liba.so.1"));
        link(LIBRARIES + "liba.so.1", "liba.so.1.2");
        link(LIBRARIES + "liba.so", "liba.so.1");
        assertThat(judge()).isEmpty();

        link(LIBRARIES + "libb.so", "libb.so.1");
        assertThat(judge()).containsExactly("ERROR dev-symlinks");
    }

    @Test
    public void devSymlinksNotesAbsoluteLinks() throws Exception {
        install(LIBRARIES + "liba.so.1", library("liba.so.1"));
        link("usr/lib/liba.so", "/" + LIBRARIES + "liba.so.1");

        assertThat(judge()).containsExactly("INFO dev-symlinks");
    }

    @Test
    public void devSymlinksTellsLibrariesWithoutTheLinkOfTheirSoname() throws Exception {
        install(LIBRARIES + "liba.so.1.2", library("liba.so.1"));

        assertThat(judge()).containsExactly("ERROR dev-symlinks");
    }

    @Test
    public void arm64FeaturesNotesLostProtection() throws Exception {
        String interpreter = "lib/ld-linux-aarch64.so.1";
        Files.delete(root.resolve("lib/ld-linux.so.3"));
        install(interpreter, TinyElf.wide(183).soname("ld-linux-aarch64.so.1").arm64Features(3));
        install("usr/lib/libc.so.6", TinyElf.wide(183).soname("libc.so.6").arm64Features(3));
        install("usr/lib/liba.so.1", TinyElf.wide(183).soname("liba.so.1").arm64Features(3));
        assertThat(judge("arm64")).isEmpty();

        install("usr/lib/liba.so.1", TinyElf.wide(183).soname("liba.so.1").arm64Features(1));
        assertThat(judge("arm64"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO))
                .satisfies(finding -> assertThat(finding.message()).isEqualTo("lacks PAC, which libc.so.6 has"));
    }
}
