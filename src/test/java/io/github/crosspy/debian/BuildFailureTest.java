package io.github.crosspy.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.StepException;
import io.github.crosspy.process.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BuildFailureTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void tellsAFullDisk() throws Exception {
        assertFailure(
                2,
                "cc1: fatal error: error writing to /tmp/x.s: No space left on device\n",
                "the disk is full",
                "crosspy.cacheDirectory");
    }

    @Test
    public void tellsALibraryThatIsNotThere() throws Exception {
        assertFailure(
                255,
                "dpkg-shlibdeps: error: cannot find library libssl.so.1.1 needed by debian/x/usr/lib/_ssl.so\n",
                "a library that the build linked cannot be found for the target",
                "depend on that module");
    }

    @Test
    public void tellsAPatchThatDoesNotApply() throws Exception {
        assertFailure(92, "crosspy: patch: a.patch\nHunk #1 FAILED\n", "the patch a.patch does not apply", "-p1");
    }

    @Test
    public void tellsTheStatusOfAllElse() throws Exception {
        assertFailure(2, "make: *** [debian/rules:4] Error 1\n", "dpkg-buildpackage failed with status 2", "log");
    }

    @Test
    public void readsLogsWithAnyBytes() throws Exception {
        Path log = Files.write(
                folder.newFile().toPath(),
                "\u00e9 \u00ff\nNo space left on device\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(BuildFailure.of("zlib armel", new CommandResult(1, log, Duration.ZERO)))
                .hasMessage("zlib armel: the disk is full");
    }

    private void assertFailure(int status, String output, String cause, String remedy) throws IOException {
        Path log = Files.writeString(folder.newFile().toPath(), output);
        StepException failure = BuildFailure.of("zlib armel", new CommandResult(status, log, Duration.ZERO));
        assertThat(failure).hasMessage("zlib armel: " + cause);
        assertThat(failure.remedy()).contains(remedy).doesNotContain("\n");
        assertThat(failure.log()).contains(log);
    }
}
