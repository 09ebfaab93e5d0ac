package io.github.crosspy.buildroot;

import io.github.crosspy.StepException;
import io.github.crosspy.process.Command;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.CommandRunner;
import io.github.crosspy.store.PathLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs steps inside build roots: Linux namespaces and an overlay over layers, entered by {@code enter.sh}. An ordinary
 * user needs a range of user ids in /etc/subuid and newuidmap; root needs neither.
 */
public final class Sandbox {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private final Cache cache;
    private final CommandRunner runner;
    private final HostEnvironment environment;

    public Sandbox(Cache cache, CommandRunner runner, HostEnvironment environment) {
        this.environment = environment;
        this.cache = cache;
        this.runner = runner;
    }

    /** Where this sandbox keeps its layers. */
    public Cache cache() {
        return cache;
    }

    /**
     * Runs a step in a layer that is thrown away afterwards; what shall stay must be written to a bind.
     *
     * @return how the step ended
     * @throws IOException when the sandbox cannot be entered or this thread is interrupted
     */
    public CommandResult run(Step step) throws IOException {
        removeLeftovers();
        try (Entry entry = Entry.open(this, cache)) {
            return enter(step, entry);
        }
    }

    /** Tells why a step failed. */
    @FunctionalInterface
    interface Explanation {
        StepException of(Step step) throws IOException;
    }

    /**
     * Runs a step and keeps what it wrote as a new layer.
     *
     * @param name directory of the new layer, which must not exist
     * @throws StepException when the step ends with a non-zero status; nothing is kept then
     */
    void runKeeping(Step step, String name, Explanation explanation) throws IOException, StepException {
        removeLeftovers();
        try (Entry entry = Entry.open(this, cache)) {
            CommandResult result = enter(step, entry);
            if (!result.succeeded()) {
                throw explanation.of(step);
            }
            Files.move(entry.upper(), cache.layers().resolve(name));
        }
    }

    private CommandResult enter(Step step, Entry entry) throws IOException {
        Path directory = entry.directory();
        Files.writeString(directory.resolve("enter.sh"), Shell.script(Sandbox.class, "enter.sh"));
        Files.writeString(directory.resolve("inside/step.sh"), step.inside());
        Files.writeString(
                directory.resolve("binds"),
                step.binds().stream().map(Bind::line).collect(Collectors.joining()));
        if (step.outside().isPresent()) {
            Files.writeString(directory.resolve("outside.sh"), step.outside().get());
        }
        String lower = step.layer().stack().stream()
                .map(layer -> relative(cache.layers().resolve(layer.name())))
                .collect(Collectors.joining(":"));
        return runner.run(command(
                step.label(),
                List.of(
                        "sh",
                        relative(directory.resolve("enter.sh")),
                        relative(directory),
                        relative(entry.upper()),
                        lower,
                        isRoot() ? "" : "userxattr,"),
                step.log(),
                step.timeout()));
    }

    /**
     * Runs a host program as root of the sandbox's user ids, with the network: it can read and write files of layers.
     *
     * @param arguments program and arguments; relative paths start at the cache directory
     */
    CommandResult runOutside(String label, List<String> arguments, Path log) throws IOException {
        return runner.run(command(label, arguments, log, Optional.empty()));
    }

    /** Removes a tree that may hold files of the sandbox's user ids. */
    void remove(Path tree) throws IOException {
        Path log = cache.directory().resolve("remove.log");
        CommandResult result = runOutside("Removing " + tree, List.of("rm", "-rf", "--", tree.toString()), log);
        if (!result.succeeded()) {
            throw new IOException("Cannot remove " + tree + "; see " + log);
        }
    }

    private void removeLeftovers() throws IOException {
        if (!Files.isDirectory(cache.work())) {
            return;
        }
        List<Path> directories;
        try (Stream<Path> children = Files.list(cache.work())) {
            directories = children.filter(Files::isDirectory).toList();
        }
        for (Path directory : directories) {
            Optional<PathLock> lock = PathLock.tryAcquire(Entry.lockOf(directory));
            if (lock.isPresent()) {
                try (PathLock held = lock.get()) {
                    LOG.info("Removing {}, which an ended build left", directory);
                    remove(directory);
                    Files.deleteIfExists(Entry.lockOf(directory));
                }
            }
        }
    }

    private Command command(String label, List<String> inner, Path log, Optional<Duration> timeout) throws IOException {
        Files.createDirectories(cache.directory());
        Files.createDirectories(cache.layers());
        // The kernel ends unshare when the thread that waits for it dies, and unshare takes the namespace along: not
        // even kill -9 of Maven leaves a process or a mount.
        List<String> arguments = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "unshare"));
        if (!isRoot()) {
            arguments.addAll(List.of("--user", "--map-auto", "--map-root-user"));
        }
        arguments.addAll(List.of("--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc", "--mount-proc"));
        arguments.addAll(inner);
        return new Command(label, arguments, cache.directory(), environment.variables(), log, timeout);
    }

    private String relative(Path path) {
        return cache.directory().relativize(path).toString();
    }

    static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
