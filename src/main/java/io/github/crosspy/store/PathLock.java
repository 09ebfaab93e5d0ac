package io.github.crosspy.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Excludes other threads and other processes from one path. The kernel drops the lock when its holder dies, however it
 * dies, so a lock is never stale; the lock file itself stays, because removing it would let two holders in at once.
 */
public final class PathLock implements AutoCloseable {
    /** The JDK refuses a second lock on a file within one JVM, so threads queue here first. */
    private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;
    private final FileLock processes;

    private PathLock(ReentrantLock threads, FileChannel channel, FileLock processes) {
        this.threads = threads;
        this.channel = channel;
        this.processes = processes;
    }

    /**
     * Waits until nobody else holds the lock.
     *
     * @param lockFile the file to lock; made, with its directories, when absent
     * @return the lock, to be closed by the thread that took it
     * @throws IOException when the file cannot be made or locked
     */
    public static PathLock acquire(Path lockFile) throws IOException {
        Path path = lockFile.toAbsolutePath().normalize();
        ReentrantLock threads = IN_THIS_JVM.computeIfAbsent(path, key -> new ReentrantLock());
        threads.lock();
        FileChannel channel = null;
        try {
            Files.createDirectories(path.getParent());
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new PathLock(threads, channel, channel.lock());
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    /**
     * Takes the lock when nobody else holds it.
     *
     * @return the lock, or empty when another thread or process has it
     * @throws IOException when the file cannot be made or locked
     */
    public static Optional<PathLock> tryAcquire(Path lockFile) throws IOException {
        Path path = lockFile.toAbsolutePath().normalize();
        ReentrantLock threads = IN_THIS_JVM.computeIfAbsent(path, key -> new ReentrantLock());
        if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock processes = channel.tryLock();
            if (processes != null) {
                return Optional.of(new PathLock(threads, channel, processes));
            }
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
        threads.unlock();
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            processes.release();
        } finally {
            threads.unlock();
        }
    }
}
