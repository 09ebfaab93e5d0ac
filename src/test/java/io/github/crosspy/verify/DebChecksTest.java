package io.github.crosspy.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DebChecksTest {
    private static final Map<String, byte[]> LIBRARY = Map.of(
            "./usr/lib/libx.so.1", TinyElf.arm(TinyElf.SOFT).soname("libx.so.1").build());

    private static final Map<String, byte[]> TEXT = Map.of("./usr/share/doc/x/README", TinyProducts.bytes("text"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path deb(String name, String architecture, Map<String, byte[]> files) throws IOException {
        return TinyProducts.deb(folder.getRoot().toPath(), name, architecture, files, ".xz");
    }

    private static Verdict verify(Path... debs) throws Exception {
        return new Verifier()
                .run(new VerifyRequest(Targets.named("armel"), List.of(debs), List.of(), Optional.empty()));
    }

    private static List<String> judge(Path... debs) throws Exception {
        return verify(debs).findings().stream()
                .map(finding -> finding.severity() + " " + finding.checkId())
                .toList();
    }

    @Test
    public void readsEveryCompressionOfDpkg() throws Exception {
        for (String suffix : List.of("", ".gz", ".xz")) {
            Path deb = TinyProducts.deb(folder.newFolder().toPath(), "x", "armel", LIBRARY, suffix);
            assertThat(verify(deb).findings()).as(suffix).isEmpty();
            assertThat(verify(deb).elfFiles()).as(suffix).isEqualTo(1);
        }
    }

    @Test
    public void unsupportedCompressionIsAnError() throws Exception {
        Path deb = TinyProducts.deb(folder.getRoot().toPath(), "x", "armel", LIBRARY, ".zst");

        assertThat(verify(deb).findings())
                .filteredOn(finding -> finding.checkId().equals("product-read"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("data.tar.zst is not supported"));
    }

    @Test
    public void truncatedPackagesAreAnError() throws Exception {
        Path deb = deb("x", "armel", LIBRARY);
        byte[] bytes = Files.readAllBytes(deb);
        for (int cut = 4; cut < bytes.length; cut += 37) {
            Files.write(deb, Arrays.copyOf(bytes, bytes.length - cut));
            assertThat(judge(deb)).as("%d bytes cut", cut).contains("ERROR product-read");
        }
    }

    @Test
    public void pathsThatLeadOutAreAnError() throws Exception {
        Path deb = deb("x", "armel", Map.of("./../../etc/passwd", new byte[0]));

        assertThat(judge(deb)).contains("ERROR product-read");
    }

    @Test
    public void controlArchTellsForeignPackages() throws Exception {
        assertThat(judge(deb("x", "armel", LIBRARY), deb("doc", "all", TEXT))).isEmpty();
        assertThat(judge(deb("y", "armhf", LIBRARY))).containsExactly("ERROR control-arch");
    }

    @Test
    public void controlArchTellsElfFilesInPackagesForAll() throws Exception {
        assertThat(judge(deb("y", "all", LIBRARY))).containsExactly("ERROR control-arch");
    }

    @Test
    public void noElfTellsPackagesWithNothingCompiled() throws Exception {
        assertThat(judge(deb("x", "armel", TEXT))).containsExactly("ERROR no-elf");
        assertThat(judge(deb("x", "armel", TEXT), deb("y", "armel", LIBRARY))).isEmpty();
        assertThat(judge(deb("doc", "all", TEXT))).isEmpty();
        assertThat(judge()).isEmpty();
    }

    @Test
    public void missingFilesFailTheStep() {
        Path absent = folder.getRoot().toPath().resolve("absent.deb");

        assertThatThrownBy(() -> verify(absent))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("absent.deb");
    }

    @Test
    public void damagedPackagesAreJudgedAndNeverThrow() throws Exception {
        Path deb = TinyProducts.deb(folder.getRoot().toPath(), "x", "armel", LIBRARY, "");
        byte[] bytes = Files.readAllBytes(deb);
        Random random = new Random(20261123);
        int noticed = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] mutant = bytes.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutant[random.nextInt(Math.min(mutant.length, 3000))] = (byte) random.nextInt();
            }
            Files.write(deb, mutant);
            noticed += verify(deb).failed() ? 1 : 0;
        }
        assertThat(noticed).isGreaterThan(150);
    }
}
