package io.github.crosspy.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How a program ended.
 *
 * @param exitCode its exit status; 128 and more for a signal, {@link #TIMED_OUT} when it was ended for taking too long
 * @param log the file with its output
 * @param elapsed wall-clock time it took
 */
public record CommandResult(int exitCode, Path log, Duration elapsed) {
    public static final int TIMED_OUT = -1;

    public CommandResult {
        Objects.requireNonNull(log);
        Objects.requireNonNull(elapsed);
    }

    public boolean succeeded() {
        return exitCode == 0;
    }
}
