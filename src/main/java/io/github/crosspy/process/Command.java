package io.github.crosspy.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One program to run.
 *
 * @param label what a person reads while it runs, such as {@code openssl armel: dpkg-buildpackage}
 * @param arguments program and arguments, each passed as it is; never a shell string
 * @param directory working directory
 * @param environment the whole environment of the program; nothing is inherited
 * @param log file that standard output and error are appended to
 * @param timeout after which the program and all it started are ended; empty for none
 */
public record Command(
        String label,
        List<String> arguments,
        Path directory,
        Map<String, String> environment,
        Path log,
        Optional<Duration> timeout) {
    public Command {
        Objects.requireNonNull(label);
        arguments = List.copyOf(arguments);
        Objects.requireNonNull(directory);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(log);
        Objects.requireNonNull(timeout);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("A command needs a program");
        }
    }
}
