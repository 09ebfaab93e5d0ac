package io.github.crosspy.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process that is ended together with all it started: first asked (TERM), then, after a grace time, killed. What
 * detaches itself from the tree is caught by the PID namespace that sandboxed commands run in.
 */
final class TreeProcess extends Process {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;

    TreeProcess(Process process) {
        this.process = process;
    }

    @Override
    public void destroy() {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended =
                CompletableFuture.allOf(tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The kill below answers both.
        }
        // What was started meanwhile is looked for below each of them: the program itself may be gone by now.
        Stream.concat(tree.stream().flatMap(ProcessHandle::descendants), tree.stream())
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public ProcessHandle toHandle() {
        return process.toHandle();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return process.descendants();
    }
}
