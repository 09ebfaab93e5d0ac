package io.github.crosspy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WheelChecksTest {
    private static final byte[] ARMEL =
            TinyElf.arm(TinyElf.SOFT).symbol("init_x", true).build();
    private static final byte[] ARMHF =
            TinyElf.arm(TinyElf.HARD).symbol("init_x", true).build();
    private static final String ARMEL_NAME = "x-1-cp27-cp27mu-linux_armv5tel.whl";
    private static final String ARMEL_METADATA = "Root-Is-Purelib: false\nTag: cp27-cp27mu-linux_armv5tel\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static List<String> judge(String target, Path wheel) throws Exception {
        return new Verifier()
                        .run(new VerifyRequest(Targets.named(target), List.of(), List.of(wheel), Optional.empty()))
                        .findings()
                        .stream()
                        .map(finding -> finding.severity() + " " + finding.checkId())
                        .toList();
    }

    private Path wheel(String fileName, String metadata, byte[] module) throws IOException {
        Map<String, byte[]> files = module == null
                ? Map.of("x.py", TinyProducts.bytes("pass"))
                : Map.of("x.py", TinyProducts.bytes("pass"), "_x.so", module);
        return TinyProducts.wheel(folder.getRoot().toPath(), fileName, metadata, files);
    }

    @Test
    public void acceptsWheelsOfTheTarget() throws Exception {
        assertThat(judge("armel", wheel(ARMEL_NAME, ARMEL_METADATA, ARMEL))).isEmpty();
        assertThat(judge(
                        "armel",
                        wheel(
                                "x-1-0armel-cp27-cp27mu-linux_armv5tel.linux_armv7l.whl",
                                ARMEL_METADATA + "Tag: cp27-cp27mu-linux_armv7l\nBuild: 0armel\n",
                                ARMEL)))
                .isEmpty();
        assertThat(judge(
                        "armhf",
                        wheel(
                                "x-1-cp311-abi3-manylinux_2_31_armv7l.whl",
                                "Root-Is-Purelib: false\nTag: cp311-abi3-manylinux_2_31_armv7l\n",
                                ARMHF)))
                .isEmpty();
    }

    @Test
    public void acceptsPureWheels() throws Exception {
        Path pure = wheel(
                "x-1-py2.py3-none-any.whl", "Root-Is-Purelib: true\nTag: py2-none-any\nTag: py3-none-any\n", null);

        assertThat(judge("armel", pure)).isEmpty();
    }

    @Test
    public void wheelTagTellsElfFilesInPureWheels() throws Exception {
        String metadata = "Root-Is-Purelib: false\nTag: py3-none-any\n";

        assertThat(judge("armel", wheel("x-1-py3-none-any.whl", metadata, ARMEL)))
                .containsExactly("ERROR wheel-tag");
        assertThat(judge("armel", wheel(ARMEL_NAME, ARMEL_METADATA.replace("false", "true"), ARMEL)))
                .containsExactly("ERROR wheel-tag");
    }

    @Test
    public void wheelTagTellsPlatformWheelsWithoutElfFiles() throws Exception {
        assertThat(judge("armel", wheel(ARMEL_NAME, ARMEL_METADATA, null)))
                .containsExactlyInAnyOrder("ERROR wheel-tag", "ERROR no-elf");
    }

    @Test
    public void wheelTagTellsDisagreementWithItsMetadata() throws Exception {
        assertThat(judge("armel", wheel(ARMEL_NAME, ARMEL_METADATA.replace("armv5tel", "armv7l"), ARMEL)))
                .containsExactly("ERROR wheel-tag");
        assertThat(judge("armel", wheel(ARMEL_NAME, ARMEL_METADATA + "Build: 1\n", ARMEL)))
                .containsExactly("ERROR wheel-tag");
        assertThat(judge("armel", wheel("x-1.whl", ARMEL_METADATA, ARMEL))).containsExactly("ERROR wheel-tag");
    }

    @Test
    public void wheelTagTellsOtherPlatforms() throws Exception {
        for (String platform : List.of("linux_x86_64", "manylinux2014_aarch64", "win32", "musllinux_1_2_armv7l")) {
            Path wheel = wheel(
                    "x-1-cp311-abi3-" + platform + ".whl",
                    "Root-Is-Purelib: false\nTag: cp311-abi3-" + platform + "\n",
                    ARMHF);
            assertThat(judge("armhf", wheel)).as(platform).containsExactly("ERROR wheel-tag");
        }
    }

    @Test
    public void wheelTagKeepsArmelAndArmhfApart() throws Exception {
        String metadata = "Root-Is-Purelib: false\nTag: cp27-cp27mu-linux_armv7l\n";
        Path shared = wheel("x-1-cp27-cp27mu-linux_armv7l.whl", metadata, ARMEL);
        assertThat(judge("armel", shared)).containsExactly("ERROR wheel-tag");

        Path manylinux = wheel(
                "x-1-cp311-abi3-manylinux_2_31_armv7l.whl",
                "Root-Is-Purelib: false\nTag: cp311-abi3-manylinux_2_31_armv7l\n",
                ARMEL);
        assertThat(judge("armel", manylinux)).containsExactly("ERROR wheel-tag");

        Path foreign = wheel("x-1-0armhf-cp27-cp27mu-linux_armv7l.whl", metadata + "Build: 0armhf\n", ARMHF);
        assertThat(judge("armhf", foreign)).isEmpty();
        assertThat(judge("armel", foreign)).containsExactlyInAnyOrder("ERROR wheel-tag", "ERROR float-abi");
    }

    @Test
    public void armhfLibraryInAnArmelWheelIsAnError() throws Exception {
        assertThat(judge("armel", wheel(ARMEL_NAME, ARMEL_METADATA, ARMHF))).containsExactly("ERROR float-abi");
    }

    @Test
    public void wheelRecordTellsChangedMissingAndAddedFiles() throws Exception {
        Path wheel = wheel(ARMEL_NAME, ARMEL_METADATA, ARMEL);
        assertThat(judge("armel", rewrite(wheel, Map.of("x.py", TinyProducts.bytes("evil")))))
                .containsExactly("ERROR wheel-record");
        assertThat(judge("armel", rewrite(wheel, Map.of("y.py", new byte[0]))))
                .hasSize(2)
                .containsOnly("ERROR wheel-record");
        Path other = wheel(ARMEL_NAME, ARMEL_METADATA, ARMEL);
        assertThat(judge("armel", rewrite(other, Map.of("x-1.dist-info/RECORD", TinyProducts.bytes("nonsense")))))
                .contains("ERROR wheel-record");
    }

    @Test
    public void wheelRecordUnderstandsQuotedPaths() throws Exception {
        Path wheel = TinyProducts.wheel(
                folder.getRoot().toPath(),
                ARMEL_NAME,
                ARMEL_METADATA,
                Map.of("a,b.py", TinyProducts.bytes("pass"), "_x.so", ARMEL));

        assertThat(judge("armel", wheel)).isEmpty();
    }

    @Test
    public void wheelRecordReadsPathsOfAnyLength() throws Exception {
        String line = "\"" + "a".repeat(200_000) + "\",sha256=x,1\n";
        Path wheel = wheel(ARMEL_NAME, ARMEL_METADATA, ARMEL);

        assertThat(judge("armel", rewrite(wheel, Map.of("x-1.dist-info/RECORD", TinyProducts.bytes(line)))))
                .contains("ERROR wheel-record");
    }

    private static Path rewrite(Path wheel, Map<String, byte[]> changes) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        files.putAll(changes);
        return TinyProducts.zip(wheel, files);
    }

    @Test
    public void pathsThatLeadOutAreAnError() throws Exception {
        Path wheel = TinyProducts.wheel(
                folder.getRoot().toPath(), ARMEL_NAME, ARMEL_METADATA, Map.of("../x.py", new byte[0], "_x.so", ARMEL));

        assertThat(judge("armel", wheel)).contains("ERROR product-read");
    }

    @Test
    public void damagedWheelsAreJudgedAndNeverThrow() throws Exception {
        Path wheel = wheel(ARMEL_NAME, ARMEL_METADATA, ARMEL);
        byte[] bytes = Files.readAllBytes(wheel);
        Random random = new Random(20261123);
        int noticed = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] mutant = bytes.clone();
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(wheel, mutant);
            noticed += judge("armel", wheel).isEmpty() ? 0 : 1;
        }
        assertThat(noticed).isGreaterThan(700);
    }
}
