package io.github.crosspy.source.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LocalSourceTest {
    private static final String FIRST = "openssl1.0 (2:1.0.2u-1~deb9u7) stretch; urgency=medium\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;

    @Before
    public void setUp() throws IOException {
        directory = folder.newFolder("own source é").toPath();
        Files.createDirectory(directory.resolve("debian"));
        changelog(FIRST.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void readsNameAndVersionOffTheChangelog() throws Exception {
        FetchedDeb fetched = fetched();

        assertThat(fetched.source()).isEqualTo("openssl1.0");
        assertThat(fetched.version()).isEqualTo("2:1.0.2u-1~deb9u7");
        assertThat(fetched.suite()).isEqualTo(FetchedDeb.LOCAL);
        assertThat(fetched.path()).isEqualTo(directory).isAbsolute();
    }

    @Test
    public void anyChangeIsAnotherSource() throws Exception {
        FetchedDeb before = fetched();
        Files.writeString(directory.resolve("new.c"), "");

        assertThat(fetched().files()).isNotEqualTo(before.files());
        Files.delete(directory.resolve("new.c"));
        assertThat(fetched()).isEqualTo(before);
    }

    /** Entries of before 2004 or so; only the first line matters here. */
    @Test
    public void readsChangelogsThatAreNotUtf8() throws Exception {
        changelog((FIRST + "\n  * Andr\u00e9 was here.\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(fetched().source()).isEqualTo("openssl1.0");
    }

    @Test
    public void refusesWhatIsNoChangelog() throws Exception {
        for (String first : List.of(
                "",
                "openssl",
                "OpenSSL (1) x; y",
                "openssl 1.0 x",
                "openssl (1/2) x; y=z",
                "openssl (1.0)",
                "<html>")) {
            changelog(first.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(this::fetched).as(first).isInstanceOf(StepException.class);
        }
    }

    @Test
    public void refusesADirectoryThatIsNoSource() throws Exception {
        Files.delete(directory.resolve("debian/changelog"));

        assertThatThrownBy(this::fetched)
                .isInstanceOf(StepException.class)
                .hasMessage(directory + " is not a Debian source: it has no debian/changelog");
    }

    private void changelog(byte[] content) throws IOException {
        Files.write(directory.resolve("debian/changelog"), content);
    }

    private FetchedDeb fetched() throws IOException, StepException {
        return new LocalSource(directory).fetched();
    }
}
