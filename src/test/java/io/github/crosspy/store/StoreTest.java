package io.github.crosspy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.AnotherJvm;
import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class StoreTest {
    private static final String KIND = "debs";
    private static final String KEY = "0123";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Timeout hung = Timeout.seconds(30);

    private final AtomicInteger runs = new AtomicInteger();
    private Path root;
    private Store store;

    @Before
    public void setUp() {
        root = folder.getRoot().toPath().resolve("with space é/store");
        store = new Store(root);
    }

    @Test
    public void runsAStepOnce() throws Exception {
        assertThat(store.find(KIND, KEY)).isEmpty();
        Path made = get("first");

        assertThat(get("second")).isEqualTo(made);
        assertThat(new Store(root).find(KIND, KEY)).contains(made);
        assertThat(made.resolve("sub/file é")).hasContent("first");
        assertThat(runs).hasValue(1);
    }

    @Test
    public void otherKindsAndKeysAreOtherEntries() throws Exception {
        get("first");
        store.get(KIND, "4567", this::second);
        store.get("wheels", KEY, this::second);

        assertThat(store.find(KIND, KEY).orElseThrow().resolve("sub/file é")).hasContent("first");
        assertThat(runs).hasValue(3);
    }

    @Test
    public void aStepThatWritesNothingIsMadeOnceToo() throws Exception {
        store.get(KIND, KEY, directory -> runs.incrementAndGet());
        store.get(KIND, KEY, directory -> runs.incrementAndGet());

        assertThat(runs).hasValue(1);
    }

    @Test
    public void threadsThatWantTheSameWaitForOne() throws Exception {
        int threads = 6;
        CountDownLatch ready = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Path>> results = IntStream.range(0, threads)
                    .mapToObj(i -> executor.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return get("by " + i);
                    }))
                    .toList();

            for (Future<Path> result : results) {
                assertThat(result.get()).isEqualTo(results.get(0).get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    public void anotherProcessThatRunsTheStepIsWaitedFor() throws Exception {
        try (AnotherJvm other = AnotherJvm.start(Maker.class, Map.of(), root)) {
            assertThat(other.line()).isEqualTo("running");
            FutureTask<Path> wanted = new FutureTask<>(() -> get("this process"));
            Thread thread = new Thread(wanted);
            thread.start();
            while (!waitsForAFileLock(thread) && !wanted.isDone()) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            assertThat(other.finish()).isZero();

            assertThat(wanted.get().resolve("sub/file é")).hasContent("other process");
            assertThat(runs).hasValue(0);
        }
    }

    @Test
    public void aKilledProcessLeavesNothingThatCountsAndNothingBehind() throws Exception {
        try (AnotherJvm other = AnotherJvm.start(Maker.class, Map.of(), root)) {
            assertThat(other.line()).isEqualTo("running");
            other.kill();
        }
        assertThat(store.find(KIND, KEY)).isEmpty();

        assertThat(get("this process").resolve("sub/file é")).hasContent("this process");
        assertThat(files(root.resolve(KIND))).containsExactly(KEY);
    }

    @Test
    public void removesWhatKilledStepsOfOtherKeysLeftButNotWhatRuns() throws Exception {
        Path killed = Files.createDirectories(AtomicFiles.beside(root.resolve("debs/killed")));
        Path running = Files.createDirectories(AtomicFiles.beside(root.resolve("debs/running")));
        try (AnotherJvm other =
                AnotherJvm.start(PathLockTest.Holder.class, Map.of(), root.resolve("locks/debs-running"))) {
            assertThat(other.line()).isEqualTo("held");
            get("content");
        }
        assertThat(killed).doesNotExist();
        assertThat(running).isDirectory();
    }

    @Test
    public void aStepThatFailsLeavesNothing() throws Exception {
        StepException failure = new StepException("no", "none");

        assertThatThrownBy(() -> store.get(KIND, KEY, directory -> {
                    second(directory);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(store.find(KIND, KEY)).isEmpty();
        assertThat(files(root.resolve(KIND))).isEmpty();
        assertThat(get("again").resolve("sub/file é")).hasContent("again");
    }

    @Test
    public void everyKindOfDamageIsFoundAndMadeGood() throws Exception {
        List<Damage> kinds = List.of(
                entry -> Files.writeString(entry.resolve("files/sub/file é"), "good conten"),
                entry -> Files.writeString(entry.resolve("files/sub/file é"), "bood content"),
                entry -> Files.delete(entry.resolve("files/sub/file é")),
                entry -> AtomicFiles.deleteTree(entry.resolve("files")),
                entry -> Files.writeString(entry.resolve("files/more"), ""),
                entry -> Files.delete(entry.resolve("index.json")),
                entry -> Files.writeString(entry.resolve("index.json"), ""),
                entry -> Files.writeString(entry.resolve("index.json"), "null"),
                entry -> Files.writeString(entry.resolve("index.json"), "[]"),
                entry -> Files.write(entry.resolve("index.json"), new byte[] {(byte) 0xff, 0}));
        for (int i = 0; i < kinds.size(); i++) {
            get("good content");
            kinds.get(i).to(root.resolve(KIND).resolve(KEY));

            assertThat(get("good content").resolve("sub/file é"))
                    .as("damage " + i)
                    .hasContent("good content");

            assertThat(runs).hasValue(i + 2);
            assertThat(files(root.resolve("damaged"))).as("set aside").hasSize(i + 1);
        }
    }

    private Path get(String content) throws IOException {
        return store.get(KIND, KEY, directory -> write(directory, content));
    }

    private void second(Path directory) throws IOException {
        write(directory, "second");
    }

    private void write(Path directory, String content) throws IOException {
        runs.incrementAndGet();
        assertThat(files(directory)).isEmpty();
        Files.writeString(Files.createDirectory(directory.resolve("sub")).resolve("file é"), content);
    }

    private static boolean waitsForAFileLock(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("lock0"));
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @FunctionalInterface
    private interface Damage {
        void to(Path entry) throws IOException;
    }

    /** Makes the entry, but not before it is told to go on. */
    public static final class Maker {
        private Maker() {}

        public static void main(String... arguments) throws IOException {
            new Store(Path.of(arguments[0])).get(KIND, KEY, directory -> {
                Path sub = Files.createDirectory(directory.resolve("sub"));
                System.out.println("running");
                System.in.read();
                Files.writeString(sub.resolve("file é"), "other process");
            });
        }
    }
}
