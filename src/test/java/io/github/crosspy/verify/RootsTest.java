package io.github.crosspy.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Directory trees, their archives and single files, judged without a build. */
public class RootsTest {
    private static final byte[] PROGRAM = TinyElf.arm(TinyElf.SOFT)
            .flags1(0x0800_0001)
            .interpreter("/lib/ld-linux.so.3")
            .needed("libx.so.1")
            .build();

    private static final byte[] LOADER =
            TinyElf.arm(TinyElf.SOFT).soname("ld-linux.so.3").build();
    private static final byte[] LIBRARY =
            TinyElf.arm(TinyElf.SOFT).soname("libx.so.1").build();
    private static final byte[] HARD =
            TinyElf.arm(TinyElf.HARD).soname("libx.so.1").build();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static List<String> judge(Path... roots) throws Exception {
        return new Verifier()
                        .run(new VerifyRequest(
                                Targets.named("armel"),
                                List.of(),
                                List.of(),
                                List.of(roots),
                                Optional.empty(),
                                List.of()))
                        .findings()
                        .stream()
                        .map(finding -> finding.severity() + " " + finding.checkId() + " " + finding.file())
                        .toList();
    }

    private static Map<String, byte[]> system(byte[] library) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("./usr/bin/x", PROGRAM);
        files.put("./usr/lib/libx.so.1.2", library);
        files.put("./usr/lib/libx.so.1", TinyProducts.bytes("->libx.so.1.2"));
        files.put("./lib/ld-linux.so.3", LOADER);
        return files;
    }

    private Path tree(Map<String, byte[]> files) throws IOException {
        Path root = folder.newFolder("root").toPath();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            String text = new String(file.getValue(), java.nio.charset.StandardCharsets.ISO_8859_1);
            if (text.startsWith("->")) {
                Files.createSymbolicLink(path, Path.of(text.substring(2)));
            } else {
                Files.write(path, file.getValue());
            }
        }
        return root;
    }

    @Test
    public void treesAreJudgedAsProducts() throws Exception {
        assertThat(judge(tree(system(LIBRARY)))).isEmpty();
        Files.write(folder.getRoot().toPath().resolve("root/usr/lib/libx.so.1.2"), HARD);
        assertThat(judge(folder.getRoot().toPath().resolve("root")))
                .containsExactlyInAnyOrder(
                        "ERROR float-abi root!usr/lib/libx.so.1.2", "ERROR float-abi-deps root!usr/bin/x");
    }

    @Test
    public void archivesOfTreesAreJudgedAsTheTrees() throws Exception {
        for (String suffix : List.of(".tar", ".tar.gz", ".tgz", ".tar.xz")) {
            Path archive = folder.getRoot().toPath().resolve("root" + suffix);
            Files.write(archive, TinyProducts.tar(system(HARD), suffix));

            assertThat(judge(archive))
                    .as(suffix)
                    .containsExactlyInAnyOrder(
                            "ERROR float-abi root" + suffix + "!usr/lib/libx.so.1.2",
                            "ERROR float-abi-deps root" + suffix + "!usr/bin/x");
        }
    }

    @Test
    public void librariesAreLookedForInWholeSystemsOnly() throws Exception {
        Map<String, byte[]> lacking = system(LIBRARY);
        lacking.remove("./usr/lib/libx.so.1");
        Path root = tree(lacking);
        assertThat(judge(root)).contains("ERROR needed-resolved root!usr/bin/x");

        Files.delete(root.resolve("lib/ld-linux.so.3"));
        assertThat(judge(root)).isEmpty();
    }

    @Test
    public void singleFilesAreJudged() throws Exception {
        Path good = Files.write(folder.newFile("x").toPath(), PROGRAM);
        Path bad = Files.write(folder.newFile("libx.so.1").toPath(), HARD);

        assertThat(judge(good)).isEmpty();
        assertThat(judge(good, bad)).containsExactly("ERROR float-abi libx.so.1!libx.so.1");
    }

    @Test
    public void nothingToCheckIsAnError() throws Exception {
        Path text = Files.writeString(folder.newFile("README").toPath(), "text");

        assertThat(judge(text)).containsExactly("ERROR no-elf all products");
        assertThat(judge(folder.newFolder("empty").toPath())).containsExactly("ERROR no-elf all products");
    }

    @Test
    public void damagedArchivesAreFindings() throws Exception {
        Path gzip = Files.write(folder.newFile("x.tar.gz").toPath(), new byte[] {1, 2, 3});
        Path zstd = Files.write(folder.newFile("x.tar.zst").toPath(), new byte[] {1, 2, 3});

        assertThat(judge(gzip)).contains("ERROR product-read x.tar.gz");
        assertThat(judge(zstd)).contains("ERROR product-read x.tar.zst");
    }

    @Test
    public void namesOfAnyLengthAreRead() throws Exception {
        Map<String, byte[]> files = Map.of("./usr/lib/x/libx.so" + ".1".repeat(50_000), PROGRAM);
        Path archive = folder.getRoot().toPath().resolve("x.tar");
        Files.write(archive, TinyProducts.tar(files, ".tar"));

        assertThat(judge(archive)).isEmpty();
    }

    @Test
    public void damagedFilesAreJudgedAndNeverThrow() throws Exception {
        Path root = tree(system(LIBRARY));
        byte[] seed = TinyElf.arm(TinyElf.SOFT)
                .soname("libx.so.1")
                .needed("ld-linux.so.3")
                .runpath("$ORIGIN:/usr")
                .attribute(TinyElf.CPU_ARCH, 4)
                .defines("X_1")
                .version("ld-linux.so.3", "GLIBC_2.4")
                .symbol("x", "X_1", true)
                .symbol("y", "GLIBC_2.4", false)
                .abiTag(0, 3, 2, 0)
                .build();
        Random random = new Random(20261123);
        int noticed = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] mutant = seed.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            Files.write(root.resolve("usr/lib/libx.so.1.2"), mutant);
            noticed += judge(root).isEmpty() ? 0 : 1;
        }
        assertThat(noticed).isGreaterThan(1000);
    }

    @Test
    public void missingFilesFailTheStep() {
        assertThatThrownBy(() -> judge(Path.of("absent")))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("absent");
    }
}
