package io.github.crosspy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.AnotherJvm;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class PathLockTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Timeout hung = Timeout.seconds(30);

    private Path file;

    @Before
    public void setUp() {
        file = folder.getRoot().toPath().resolve("with space é/lock");
    }

    @Test
    public void keepsOtherThreadsOutUntilItIsClosed() throws Exception {
        try (PathLock lock = PathLock.acquire(file)) {
            assertThat(inAnotherThread(this::isFree)).isFalse();
        }
        assertThat(inAnotherThread(this::isFree)).isTrue();
        assertThat(file).as("removing it would let two in").isEmptyFile();
    }

    @Test
    public void everySpellingOfAPathIsTheSameLock() throws Exception {
        Path spelling = file.resolveSibling("x/../lock");
        try (PathLock lock = PathLock.acquire(spelling)) {
            assertThat(inAnotherThread(this::isFree)).isFalse();
        }
    }

    @Test
    public void oneThreadDoesNotGetItTwice() throws Exception {
        try (PathLock lock = PathLock.acquire(file)) {
            assertThat(isFree()).isFalse();
            assertThatThrownBy(() -> PathLock.acquire(file)).isInstanceOf(OverlappingFileLockException.class);
            assertThat(inAnotherThread(this::isFree)).isFalse();
        }
        assertThat(inAnotherThread(this::isFree)).isTrue();
    }

    @Test
    public void keepsOtherProcessesOut() throws Exception {
        try (PathLock lock = PathLock.acquire(file);
                AnotherJvm other = AnotherJvm.start(Holder.class, Map.of(), file)) {
            assertThat(other.line()).isEqualTo("taken by another");
        }
    }

    @Test
    public void isKeptOutByAnotherProcessUntilThatIsKilled() throws Exception {
        try (AnotherJvm other = AnotherJvm.start(Holder.class, Map.of(), file)) {
            assertThat(other.line()).isEqualTo("held");
            assertThat(isFree()).isFalse();
            other.kill();
            PathLock.acquire(file).close();
            assertThat(isFree()).isTrue();
        }
    }

    @Test
    public void aFileThatCannotBeMadeLeavesNothingLocked() throws Exception {
        Files.createDirectories(file);

        assertThatThrownBy(() -> PathLock.acquire(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PathLock.tryAcquire(file)).isInstanceOf(IOException.class);
        Files.delete(file);

        assertThat(inAnotherThread(this::isFree)).isTrue();
    }

    private boolean isFree() throws IOException {
        Optional<PathLock> lock = PathLock.tryAcquire(file);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isPresent();
    }

    private static <T> T inAnotherThread(Callable<T> task) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return task.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                })
                .join();
    }

    /** Tries to take the lock, tells how that went, and holds it until it is told to go on. */
    public static final class Holder {
        private Holder() {}

        public static void main(String... arguments) throws IOException {
            Files.createDirectories(Path.of(arguments[0]).getParent());
            Optional<PathLock> lock = PathLock.tryAcquire(Path.of(arguments[0]));
            System.out.println(lock.isPresent() ? "held" : "taken by another");
            System.in.read();
        }
    }
}
