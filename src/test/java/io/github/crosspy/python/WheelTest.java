package io.github.crosspy.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WheelTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void setUp() {
        file = folder.getRoot().toPath().resolve("cffi-1.14.6-cp27-cp27mu-linux_armv5tel.whl");
    }

    @Test
    public void readsMetadataAndTags() throws Exception {
        Wheel wheel = Wheel.read(WheelFixture.cffi().write(file));

        assertThat(wheel.project()).isEqualTo("cffi");
        assertThat(wheel.version()).isEqualTo("1.14.6");
        assertThat(wheel.requiresPython()).contains("!=3.0.*,>=2.7");
        assertThat(wheel.requiresDist()).containsExactly("pycparser", "enum34; python_version < \"3\"");
        assertThat(wheel.tags())
                .containsExactly("cp27-cp27mu-linux_armv5tel")
                .isEqualTo(wheel.name().expandedTags());
        assertThat(wheel.entries())
                .containsExactly(
                        "_cffi_backend.so",
                        "cffi-1.14.6.data/scripts/run",
                        "cffi-1.14.6.dist-info/METADATA",
                        "cffi-1.14.6.dist-info/RECORD",
                        "cffi-1.14.6.dist-info/WHEEL",
                        "cffi/api.py");
    }

    @Test
    public void holdsEveryFileAgainstRecord() throws Exception {
        WheelFixture cffi = WheelFixture.cffi();
        String record = cffi.recordOf();
        cffi.file("_cffi_backend.so", "ELF", 0100755).write(file, record);
        assertRefused("has '_cffi_backend.so' with another SHA-256 than its RECORD says");

        WheelFixture.cffi().file("evil.py", "", 0100644).write(file, record);
        assertRefused("has 'evil.py', which its RECORD does not list");

        WheelFixture.cffi().record("lost.py,sha256=x,1\n").write(file);
        assertRefused("lacks 'lost.py' of its RECORD");

        WheelFixture.cffi().record("one,two\n").write(file);
        assertRefused("has a malformed line in its RECORD: 'one,two'");
    }

    @Test
    public void readsQuotedPathsOfRecord() throws Exception {
        WheelFixture.cffi().file("odd, \"name\".txt", "x", 0100644).write(file);

        assertThat(Wheel.read(file).entries()).contains("odd, \"name\".txt");
    }

    @Test
    public void refusesFilesOutsideTheWheel() throws Exception {
        for (String evil : new String[] {"../evil", "/evil", "a/../../evil", "b/a\\evil", "a//b", "./a"}) {
            WheelFixture.cffi().file(evil, "x", 0100644).write(file);
            assertRefused("has '" + evil + "', a link, too large, or outside its tree");
        }
    }

    @Test
    public void refusesLinks() throws Exception {
        WheelFixture.cffi().file("cffi/link", "/etc/passwd", 0120777).write(file);
        assertRefused("has 'cffi/link', a link");
    }

    @Test
    public void refusesTwoDistInfos() throws Exception {
        WheelFixture.cffi().file("other-1.dist-info/WHEEL", "", 0100644).write(file);
        assertRefused("has 2 .dist-info directories instead of one");
    }

    @Test
    public void refusesAWheelOfAnotherProject() throws Exception {
        WheelFixture.pure("six", "1.14.6").write(file);
        assertRefused("is a wheel of six by its METADATA");
    }

    @Test
    public void noPrefixOfAWheelIsAWheel() throws Exception {
        byte[] whole = Files.readAllBytes(WheelFixture.cffi().write(file));
        for (int length = 0; length < whole.length; length += 13) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(file.toString());
        }
    }

    @Test
    public void damagedBytesAreNeverAnotherException() throws Exception {
        byte[] whole = Files.readAllBytes(WheelFixture.cffi().write(file));
        Random random = new Random(427);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            Files.write(file, damaged);
            try {
                Wheel.read(file);
            } catch (StepException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(70);
    }

    @Test
    public void anAbsentFileIsNotAMalformedOne() {
        assertThatThrownBy(() -> Wheel.read(file)).isInstanceOf(NoSuchFileException.class);
    }

    private void assertRefused(String message) throws IOException {
        assertThatThrownBy(() -> Wheel.read(file))
                .isInstanceOf(StepException.class)
                .hasMessageContaining(message);
    }
}
