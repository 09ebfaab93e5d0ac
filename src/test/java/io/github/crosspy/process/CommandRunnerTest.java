package io.github.crosspy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class CommandRunnerTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Timeout hung = Timeout.seconds(30);

    private Path directory;
    private Path log;

    @Before
    public void setUp() throws IOException {
        directory = folder.newFolder("with space é").toPath();
        log = directory.resolve("logs/new/step.log");
    }

    @Test
    public void bothOutputsGoToTheLogAfterWhatItHad() throws Exception {
        run("echo first");
        CommandResult result = run("echo to out; echo to err >&2");

        assertThat(result.succeeded()).isTrue();
        assertThat(result.log()).isEqualTo(log).hasContent("first\nto out\nto err\n");
    }

    @Test
    public void largeOutputIsWholeWhenTheCommandHasEnded() throws Exception {
        run("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i + 1)); done");

        assertThat(log).hasSize(220_000);
    }

    @Test
    public void exitStatusAndSignalAreNoExceptions() throws Exception {
        assertThat(run("exit 3"))
                .extracting(CommandResult::exitCode, CommandResult::succeeded)
                .containsExactly(3, false);
        assertThat(run("kill -9 $$").exitCode()).isEqualTo(128 + 9);
    }

    @Test
    public void argumentsArriveAsTheyAre() throws Exception {
        String hostile = "two words 'x' \"y\" $HOME `id` \\ * ${env} é";
        Command command = new Command(
                "printf", List.of("printf", "<%s>", "", hostile), directory, Map.of(), log, Optional.empty());

        new CommandRunner().run(command);

        assertThat(log).hasContent("<><" + hostile + ">");
    }

    @Test
    public void nothingOfThisEnvironmentIsInherited() throws Exception {
        Command command = new Command(
                "env",
                List.of("/usr/bin/env"),
                directory,
                Map.of("ONLY", "this one", "EMPTY", ""),
                log,
                Optional.empty());

        new CommandRunner().run(command);

        assertThat(Files.readAllLines(log)).containsExactlyInAnyOrder("ONLY=this one", "EMPTY=");
    }

    @Test
    public void runsInItsDirectoryWithoutInput() throws Exception {
        run("pwd; cat; echo end of input");

        assertThat(log).hasContent(directory.toRealPath() + "\nend of input\n");
    }

    @Test
    public void aTimeOutEndsTheCommandAndItsChildren() throws Exception {
        Command command = new Command(
                "hangs",
                List.of("sh", "-c", "echo $$ > shell; sleep 1000 & echo $! > child; wait"),
                directory,
                Map.of("PATH", System.getenv("PATH")),
                log,
                Optional.of(Duration.ofSeconds(1)));

        CommandResult result = new CommandRunner().run(command);

        assertThat(result.exitCode()).isEqualTo(CommandResult.TIMED_OUT);
        assertThat(result.succeeded()).isFalse();
        Pids.awaitEnd(directory.resolve("shell"));
        Pids.awaitEnd(directory.resolve("child"));
    }

    @Test
    public void anInterruptEndsTheCommandAndIsAnException() throws Exception {
        Thread self = Thread.currentThread();
        CompletableFuture<Void> interrupt = CompletableFuture.runAsync(() -> {
            Pids.awaitStart(directory.resolve("child"));
            self.interrupt();
        });

        assertThatThrownBy(() -> run("sleep 1000 & echo $! > child; wait")).isInstanceOf(IOException.class);

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        interrupt.get();
        Pids.awaitEnd(directory.resolve("child"));
    }

    @Test
    public void whatCannotBeStartedIsAnIoException() {
        Command absent = new Command("absent", List.of("./no-such"), directory, Map.of(), log, Optional.empty());
        Command nowhere =
                new Command("nowhere", List.of("true"), directory.resolve("absent"), Map.of(), log, Optional.empty());

        assertThatThrownBy(() -> new CommandRunner().run(absent)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new CommandRunner().run(nowhere)).isInstanceOf(IOException.class);
    }

    @Test
    public void aLogThatCannotBeWrittenIsAnIoExceptionBeforeAnythingRuns() throws Exception {
        log = Files.createDirectory(directory.resolve("log"));

        assertThatThrownBy(() -> run("touch ran")).isInstanceOf(IOException.class);
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @Test
    public void aCommandNeedsAProgram() {
        assertThatThrownBy(() -> new Command("none", List.of(), directory, Map.of(), log, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void elapsedTimeIsToldInMinutesAndSeconds() {
        assertThat(Heartbeat.text(Duration.ofSeconds(20))).isEqualTo("20 s");
        assertThat(Heartbeat.text(Duration.ofMinutes(61).plusSeconds(1))).isEqualTo("61 min 1 s");
    }

    private CommandResult run(String script) throws IOException {
        return new CommandRunner()
                .run(new Command(
                        "test",
                        List.of("sh", "-c", script),
                        directory,
                        Map.of("PATH", System.getenv("PATH")),
                        log,
                        Optional.empty()));
    }
}
