package io.github.crosspy.buildroot;

import io.github.crosspy.store.PathLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The directory of one entry into a build root: its scripts, its upper layer and its mount point. While it is in use its
 * lock is held, so that {@link Sandbox} can tell a directory in use from one that a killed build left.
 */
final class Entry implements AutoCloseable {
    private final Sandbox sandbox;
    private final Path directory;
    private final PathLock lock;

    private Entry(Sandbox sandbox, Path directory, PathLock lock) {
        this.sandbox = sandbox;
        this.directory = directory;
        this.lock = lock;
    }

    static Entry open(Sandbox sandbox, Cache cache) throws IOException {
        Path directory = cache.work().resolve(UUID.randomUUID().toString());
        PathLock lock = PathLock.acquire(lockOf(directory));
        try {
            Files.createDirectories(directory.resolve("inside"));
            Files.createDirectory(directory.resolve("upper"));
            return new Entry(sandbox, directory, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    static Path lockOf(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".lock");
    }

    Path directory() {
        return directory;
    }

    Path upper() {
        return directory.resolve("upper");
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            sandbox.remove(directory);
            Files.deleteIfExists(lockOf(directory));
        }
    }
}
