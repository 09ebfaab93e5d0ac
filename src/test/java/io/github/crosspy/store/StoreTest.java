package io.github.crosspy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StoreTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final AtomicInteger made = new AtomicInteger();

    private Path root() {
        return folder.getRoot().toPath();
    }

    private Path get(String key) throws IOException {
        return new Store(root()).get("debs", key, directory -> {
            made.incrementAndGet();
            Files.writeString(directory.resolve("x.deb"), key);
        });
    }

    @Test
    public void makesEachEntryOnce() throws IOException {
        Path first = get("one");

        assertThat(get("one")).isEqualTo(first);
        assertThat(first.resolve("x.deb")).hasContent("one");
        assertThat(get("other").resolve("x.deb")).hasContent("other");
        assertThat(made).hasValue(2);
    }

    @Test
    public void setsDamagedEntriesAsideAndMakesThemAgain() throws IOException {
        Files.writeString(get("one").resolve("x.deb"), "changed");

        assertThat(get("one").resolve("x.deb")).hasContent("one");
        assertThat(root().resolve("damaged")).isNotEmptyDirectory();
        assertThat(made).hasValue(2);
    }

    @Test
    public void keepsNothingOfStepsThatFail() {
        assertThatThrownBy(() -> new Store(root()).get("debs", "one", directory -> {
                    Files.writeString(directory.resolve("x.deb"), "half");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");

        assertThat(root().resolve("debs")).isEmptyDirectory();
    }

    @Test
    public void removesWhatKilledStepsLeft() throws IOException {
        Path killed = AtomicFiles.beside(root().resolve("debs/killed"));
        Path killedOfSameKey = AtomicFiles.beside(root().resolve("debs/one"));
        Files.createDirectories(killed.resolve("files"));
        Files.createDirectories(killedOfSameKey.resolve("files"));

        get("one");

        assertThat(killed).doesNotExist();
        assertThat(killedOfSameKey).doesNotExist();
    }

    @Test
    public void leavesStepsThatRun() throws IOException {
        Path running = AtomicFiles.beside(root().resolve("debs/running"));
        Files.createDirectories(running.resolve("files"));

        try (PathLock lock = PathLock.acquire(root().resolve("locks/debs-running"))) {
            CompletableFuture.runAsync(() -> {
                        try {
                            get("one");
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .join();
        }

        assertThat(running).exists();
    }
}
