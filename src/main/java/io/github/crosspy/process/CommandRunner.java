package io.github.crosspy.process;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.Executor;
import org.apache.commons.exec.PumpStreamHandler;
import org.apache.commons.exec.ShutdownHookProcessDestroyer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one program to its end: output into its log file, a line for the user every 20 seconds, and at a time-out, an
 * interrupt or the end of this JVM the whole process tree ended.
 */
public final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
    private static final Duration PUMPS_MAY_LAG = Duration.ofSeconds(5);
    /** commons-exec without a watchdog would never look for an interrupt of the waiting thread. */
    private static final Duration PRACTICALLY_FOREVER = Duration.ofDays(7);

    /**
     * @return how the program ended; a non-zero exit is not an exception
     * @throws IOException when the program cannot be started, its log cannot be written, or the thread is interrupted
     */
    public CommandResult run(Command command) throws IOException {
        Files.createDirectories(command.log().toAbsolutePath().getParent());
        LOG.debug("{}: {}", command.label(), command.arguments());
        Instant start = Instant.now();
        try (OutputStream log = new BufferedOutputStream(
                        Files.newOutputStream(command.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
                Heartbeat heartbeat = Heartbeat.start(command.label(), start)) {
            int exitCode = execute(command, log);
            return new CommandResult(exitCode, command.log(), Duration.between(start, Instant.now()));
        }
    }

    private static int execute(Command command, OutputStream log) throws IOException {
        PumpStreamHandler pumps = new PumpStreamHandler(log);
        pumps.setStopTimeout(PUMPS_MAY_LAG);
        ExecuteWatchdog watchdog = ExecuteWatchdog.builder()
                .setTimeout(command.timeout().orElse(PRACTICALLY_FOREVER))
                .get();
        TreeExecutor executor = new TreeExecutor(command.directory(), pumps);
        executor.setWatchdog(watchdog);
        executor.setProcessDestroyer(new ShutdownHookProcessDestroyer());
        executor.setExitValues(null);
        try {
            int exitCode = executor.execute(commandLine(command), command.environment());
            if (exitCode == Executor.INVALID_EXITVALUE) {
                // commons-exec ended the program and cleared the thread's mark.
                Thread.currentThread().interrupt();
                throw new InterruptedIOException(command.label() + " was interrupted");
            }
            return watchdog.killedProcess() ? CommandResult.TIMED_OUT : exitCode;
        } catch (ExecuteException e) {
            if (watchdog.killedProcess()) {
                return CommandResult.TIMED_OUT;
            }
            throw e;
        }
    }

    private static CommandLine commandLine(Command command) {
        CommandLine line = new CommandLine(command.arguments().get(0));
        command.arguments().stream().skip(1).forEach(argument -> line.addArgument(argument, false));
        return line;
    }
}
