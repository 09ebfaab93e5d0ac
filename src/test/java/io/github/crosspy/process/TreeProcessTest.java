package io.github.crosspy.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class TreeProcessTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Timeout hung = Timeout.seconds(30);

    private Path directory;

    @Before
    public void setUp() {
        directory = folder.getRoot().toPath();
    }

    @Test
    public void asksFirst() throws Exception {
        TreeProcess process = start("trap 'echo asked; exit 7' TERM; sleep 1000 & echo $$ > pid; wait");

        process.destroy();

        assertThat(process.inputReader().lines()).contains("asked");
        assertThat(process.waitFor()).isEqualTo(7);
    }

    @Test
    public void killsWhatIgnoresTheQuestion() throws Exception {
        TreeProcess process = start("trap '' TERM; sleep 1000 & echo $! > child;"
                + " setsid sh -c 'echo $$ > session; sleep 1000 & wait' & echo $$ > pid; wait");
        Pids.awaitStart(directory.resolve("session"));

        process.destroy();

        process.waitFor();
        Pids.awaitEnd(directory.resolve("child"));
        Pids.awaitEnd(directory.resolve("session"));
    }

    /** The program itself is gone by then, so the new process can no longer be found through it. */
    @Test
    public void endsWhatIsStartedInAnswerToTheQuestion() throws Exception {
        TreeProcess process =
                start("sh -c 'trap \"sleep 1000 & echo \\$! > late\" TERM; sleep 1000 & echo $$ > child; wait; wait' &"
                        + " echo $$ > pid; wait");
        Pids.awaitStart(directory.resolve("child"));

        process.destroy();

        Pids.awaitEnd(directory.resolve("child"));
        Pids.awaitEnd(directory.resolve("late"));
    }

    private TreeProcess start(String script) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        Pids.awaitStart(directory.resolve("pid"));
        return new TreeProcess(process);
    }
}
