package io.github.crosspy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FailureTextTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path log;

    @Before
    public void setUp() {
        log = folder.getRoot().toPath().resolve("build.log");
    }

    @Test
    public void namesGoalPlaceCauseAndCure() {
        assertThat(FailureText.of("build-debs", "openssl for armel", new StepException("It broke", "Mend it")))
                .isEqualTo("crosspy:build-debs of openssl for armel failed: It broke\n  Cure: Mend it");
    }

    @Test
    public void showsTheLastFortyLinesOfTheLog() throws Exception {
        Files.writeString(
                log,
                IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));

        assertThat(text())
                .contains("\n  Log:  " + log + "\n  Its last 40 lines:\n    line 61\n    line 62\n")
                .endsWith("\n    line 100")
                .doesNotContain("line 60\n");
    }

    @Test
    public void showsAShortLogWhole() throws Exception {
        Files.writeString(log, "only\n");

        assertThat(text()).endsWith("\n  Its last 1 lines:\n    only");
    }

    @Test
    public void showsTheCompilersQuotes() throws Exception {
        Files.writeString(log, "x.c:1:1: error: unknown type name \u2018foo\u2019\n");
        assertThat(text()).contains("unknown type name \u2018foo\u2019");

        Files.write(log, "caf\u00e9\nlast\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text()).contains("caf").endsWith("last");
    }

    @Test
    public void aLogThatIsGoneHidesNothingElse() {
        assertThat(text()).endsWith("Cure: Mend it\n  Log:  " + log + " (cannot be read)");
    }

    @Test
    public void tellsAFullDiskFromWhatShouldNotHappen() {
        IOException full = new FileSystemException("/x", null, "No space left on device");

        assertThat(FailureText.unexpected("lock", "zlib", full))
                .hasMessageStartingWith("crosspy:lock of zlib failed: the disk is full (/x: No space left on device)\n")
                .hasMessageContaining("\n  Cure: Free space")
                .hasCause(full);
        assertThat(FailureText.unexpected("lock", "zlib", new IOException()))
                .hasMessage("crosspy:lock of zlib failed: unexpected java.io.IOException");
    }

    private String text() {
        return FailureText.of("build-debs", "x", new StepException("It broke", "Mend it", log, null));
    }
}
