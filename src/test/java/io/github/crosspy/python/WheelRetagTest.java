package io.github.crosspy.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TimeZone;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WheelRetagTest {
    private static final String ARMEL = "linux_armv5tel.linux_armv6l.linux_armv7l";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final WheelRetag retag = new WheelRetag();
    private Path wheel;
    private Path directory;

    @Before
    public void setUp() {
        wheel = folder.getRoot().toPath().resolve("cffi-1.14.6-cp27-cp27mu-linux_armv5tel.whl");
        directory = folder.getRoot().toPath().resolve("wheels");
    }

    @Test
    public void changesFileNameAndTags() throws Exception {
        Path retagged = retag.run(WheelFixture.cffi().write(wheel), ARMEL, "1armel", directory);

        assertThat(retagged).isEqualTo(directory.resolve("cffi-1.14.6-1armel-cp27-cp27mu-" + ARMEL + ".whl"));
        assertThat(content(retagged, "cffi-1.14.6.dist-info/WHEEL")).isEqualTo("""
                        Wheel-Version: 1.0
                        Generator: bdist_wheel (0.34.2)
                        Root-Is-Purelib: false
                        Tag: cp27-cp27mu-linux_armv5tel
                        Tag: cp27-cp27mu-linux_armv6l
                        Tag: cp27-cp27mu-linux_armv7l
                        Build: 1armel

                        """);
        Wheel read = Wheel.read(retagged);
        assertThat(read.tags()).isEqualTo(read.name().expandedTags());
        assertThat(read.entries()).isEqualTo(Wheel.read(wheel).entries());
    }

    @Test
    public void aBuildTagIsReplacedAndRemoved() throws Exception {
        WheelFixture.cffi().write(wheel);
        Path first = retag.run(wheel, ARMEL, "1", directory);
        Path second = retag.run(first, ARMEL, "2", directory);
        Path none = retag.run(second, ARMEL, "", directory);

        assertThat(content(second, "cffi-1.14.6.dist-info/WHEEL"))
                .containsOnlyOnce("Build: ")
                .contains("Build: 2\n");
        assertThat(content(none, "cffi-1.14.6.dist-info/WHEEL")).doesNotContain("Build: ");
        assertThat(none).hasFileName("cffi-1.14.6-cp27-cp27mu-" + ARMEL + ".whl");
    }

    @Test
    public void aPureWheelKeepsItsNameAndTags() throws Exception {
        Path six = folder.getRoot().toPath().resolve("six-1.17.0-py2.py3-none-any.whl");
        Path rewritten = retag.run(WheelFixture.pure("six", "1.17.0").write(six), ARMEL, "1armel", directory);

        assertThat(rewritten).hasFileName("six-1.17.0-py2.py3-none-any.whl");
        assertThat(content(rewritten, "six-1.17.0.dist-info/WHEEL"))
                .isEqualTo(content(six, "six-1.17.0.dist-info/WHEEL"))
                .contains("Tag: py3-none-any");
    }

    @Test
    public void entriesAreSortedWithRecordLastAndModesNormalised() throws Exception {
        Path retagged = retag.run(WheelFixture.cffi().write(wheel), ARMEL, "", directory);

        assertThat(listing(retagged))
                .containsExactly(
                        "_cffi_backend.so 100755 [] 1980-1-1",
                        "cffi-1.14.6.data/scripts/run 100755 [] 1980-1-1",
                        "cffi/api.py 100644 [] 1980-1-1",
                        "cffi-1.14.6.dist-info/METADATA 100644 [] 1980-1-1",
                        "cffi-1.14.6.dist-info/WHEEL 100644 [] 1980-1-1",
                        "cffi-1.14.6.dist-info/RECORD 100644 [] 1980-1-1");
    }

    @Test
    public void sameContentMakesTheSameBytesInEveryTimeZone() throws Exception {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            byte[] tokyo = Files.readAllBytes(retag.run(WheelFixture.cffi().write(wheel), ARMEL, "1", directory));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            WheelFixture reordered = WheelFixture.cffi().file("cffi/api.py", "import sys\n", 0100600);
            byte[] angeles = Files.readAllBytes(retag.run(reordered.write(wheel), ARMEL, "1", directory));

            assertThat(angeles).isEqualTo(tokyo);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    public void aSignatureOfTheOldRecordIsLeftOut() throws Exception {
        WheelFixture.cffi().distInfo("RECORD.jws", "{}").write(wheel);

        assertThat(Wheel.read(retag.run(wheel, ARMEL, "", directory)).entries())
                .doesNotContain("cffi-1.14.6.dist-info/RECORD.jws");
    }

    @Test
    public void aDamagedWheelIsNotMadeWhole() throws Exception {
        WheelFixture cffi = WheelFixture.cffi();
        String record = cffi.recordOf();
        cffi.file("_cffi_backend.so", "ELF", 0100755).write(wheel, record);

        assertThatThrownBy(() -> retag.run(wheel, ARMEL, "", directory))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("another SHA-256 than its RECORD");
        assertThat(directory).isEmptyDirectory();
    }

    private static String content(Path wheel, String name) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(wheel).get()) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> listing(Path wheel) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ZipFile zip = ZipFile.builder().setPath(wheel).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                var time = entry.getTimeLocal();
                lines.add("%s %o %s %d-%d-%d"
                        .formatted(
                                entry.getName(),
                                entry.getUnixMode(),
                                List.of(entry.getExtraFields()),
                                time.getYear(),
                                time.getMonthValue(),
                                time.getDayOfMonth()));
            }
        }
        return lines;
    }
}
