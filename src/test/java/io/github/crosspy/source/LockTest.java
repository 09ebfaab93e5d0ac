package io.github.crosspy.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LockTest {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);
    private static final LockedDebian ZLIB = new LockedDebian(
            "zlib",
            "1:1.2.13.dfsg-1",
            "bookworm",
            List.of(new LockedFile("zlib_1.dsc", 10, ONE), new LockedFile("a.orig.tar.gz", 20, TWO)));
    private static final LockedPython SIX = new LockedPython("six", "1.17.0", "six-1.17.0.tar.gz", ONE);
    private static final LockedPython CFFI = new LockedPython("cffi", "1.14.6", "cffi-1.14.6.tar.gz", TWO);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void setUp() {
        file = folder.getRoot().toPath().resolve("crosspy.lock");
    }

    @Test
    public void isReadBackAndAlwaysTheSameBytes() throws Exception {
        Lock lock = new Lock(List.of(ZLIB), List.of(SIX, CFFI, SIX));
        lock.write(file);
        String text = Files.readString(file);
        assertThat(Lock.read(file)).isEqualTo(lock);
        new Lock(List.of(ZLIB), List.of(CFFI, SIX)).write(file);
        assertThat(Files.readString(file)).isEqualTo(text).endsWith("}\n").doesNotContain("\r");
        assertThat(text.indexOf("\"cffi\"")).isLessThan(text.indexOf("\"six\""));
        assertThat(text.indexOf("a.orig.tar.gz")).isLessThan(text.indexOf("zlib_1.dsc"));
        assertThat(text.lines())
                .allMatch(line -> line.chars().filter(c -> c == ':').count() <= 2);
    }

    @Test
    public void whatCannotBeReadIsAnErrorWithARemedy() throws IOException {
        failsToRead("no lock file", null);
        failsToRead("format", "");
        failsToRead("format", "{\"format\": 99}");
        failsToRead("cannot be read", "<<<<<<< HEAD\n{}");
        failsToRead("cannot be read", "{\"format\": 1, \"debian\": [], \"python\": [{\"name\": \"six\"}]}");
        failsToRead("cannot be read", "{\"format\": 1, \"debian\": [], \"python\": [], \"more\": 1}");
        failsToRead("cannot be read", "{\"format\": 1, \"debian\": []}");
        failsToRead(
                "not a file name",
                "{\"format\": 1, \"debian\": [], \"python\": [{\"name\": \"six\", \"version\": \"1\", \"file\": \"../six\","
                        + " \"sha256\": \"" + ONE + "\"}]}");
        failsToRead("format", "[]");
    }

    private void failsToRead(String reason, String content) throws IOException {
        if (content != null) {
            Files.writeString(file, content);
        }
        assertThatThrownBy(() -> Lock.read(file))
                .as(content)
                .isInstanceOf(StepException.class)
                .hasMessageContaining(reason)
                .satisfies(failure ->
                        assertThat(((StepException) failure).remedy()).contains("mvn crosspy:lock"));
    }

    @Test
    public void debianSourcesMustBeTheLockedOnes() throws StepException {
        Lock lock = new Lock(List.of(ZLIB), List.of());
        lock.check(ZLIB);
        assertThatThrownBy(() -> lock.check(new LockedDebian("zlib", ZLIB.version(), "trixie", ZLIB.files())))
                .hasMessageContaining("lacks the Debian source zlib of suite trixie");
        assertThatThrownBy(() -> lock.check(new LockedDebian("zlib", "2", "bookworm", ZLIB.files())))
                .hasMessageContaining("has version 1:1.2.13.dfsg-1");
        assertThatThrownBy(() -> lock.check(new LockedDebian(
                        "zlib",
                        ZLIB.version(),
                        "bookworm",
                        List.of(ZLIB.files().get(0), new LockedFile("zlib_1.dsc", 10, TWO)))))
                .hasMessageContaining("zlib_1.dsc")
                .hasMessageContaining(TWO);
        assertThatThrownBy(() -> lock.check(new LockedDebian(
                        "zlib", ZLIB.version(), "bookworm", List.of(ZLIB.files().get(0)))))
                .hasMessageContaining("other files");
    }

    @Test
    public void pythonFilesMustBeTheLockedOnes() throws StepException {
        Lock lock = new Lock(List.of(), List.of(SIX));
        lock.check(SIX);
        assertThatThrownBy(() -> lock.check(CFFI)).hasMessageContaining("lacks the Python project cffi");
        assertThatThrownBy(() -> lock.check(new LockedPython("six", "1.17.0", "six-1.17.0.tar.gz", TWO)))
                .hasMessageContaining("six-1.17.0.tar.gz")
                .hasMessageContaining(TWO);
    }
}
