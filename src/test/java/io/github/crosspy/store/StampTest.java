package io.github.crosspy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class StampTest {
    private static final String KEY = "key é";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Timeout hung = Timeout.seconds(30);

    private Path output;
    private Path file;
    private Stamp stamp;

    @Before
    public void setUp() throws IOException {
        output = folder.newFolder("with space é").toPath();
        file = Files.writeString(output.resolve("file"), "before");
        stamp = new Stamp(folder.getRoot().toPath().resolve("new/goal.stamp"));
    }

    @Test
    public void coversWhatItWasSetFor() throws Exception {
        assertThat(covers(KEY)).isFalse();
        stamp.set(KEY, List.of(output));

        assertThat(covers(KEY)).isTrue();
        assertThat(covers("other key")).isFalse();
        assertThat(stamp.covers(KEY, List.of(output, file))).isFalse();
        stamp.clear();
        assertThat(covers(KEY)).isFalse();
    }

    @Test
    public void seesAChangeThatHidesBehindSizeAndTime() throws Exception {
        FileTime modified = Files.getLastModifiedTime(file);
        stamp.set(KEY, List.of(output));
        awaitTheNextTick();
        Files.writeString(file, "aftern");
        Files.setLastModifiedTime(file, modified);

        assertThat(covers(KEY)).isFalse();
    }

    @Test
    public void seesEveryOtherChange() throws Exception {
        List<Change> changes = List.of(
                () -> Files.writeString(file, "longer than before"),
                () -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------")),
                () -> Files.writeString(output.resolve("more"), ""),
                () -> Files.move(file, output.resolve("renamed")),
                () -> Files.createSymbolicLink(file, Path.of("more")),
                () -> Files.createDirectories(output.resolve("sub/directory")),
                () -> Files.delete(output.resolve("more")),
                () -> AtomicFiles.deleteTree(output));
        for (int i = 0; i < changes.size(); i++) {
            stamp.set(KEY, List.of(output));
            awaitTheNextTick();
            changes.get(i).make();

            assertThat(covers(KEY)).as("change " + i).isFalse();
        }
    }

    @Test
    public void anAbsentOutputIsAnOutput() throws Exception {
        Path absent = output.resolve("absent");
        stamp.set(KEY, List.of(absent));

        assertThat(stamp.covers(KEY, List.of(absent))).isTrue();
        Files.createSymbolicLink(absent, Path.of("nowhere"));
        assertThat(stamp.covers(KEY, List.of(absent))).isFalse();
    }

    @Test
    public void aDamagedStampCoversNothing() throws Exception {
        Files.createDirectories(stamp.file().getParent());
        for (byte[] damaged : new byte[][] {{}, {(byte) 0xff, (byte) 0xfe}, "key é\n".getBytes("UTF-8")}) {
            Files.write(stamp.file(), damaged);

            assertThat(covers(KEY)).isFalse();
        }
    }

    private boolean covers(String key) throws IOException {
        return stamp.covers(key, List.of(output));
    }

    /** The kernel keeps times in ticks of some milliseconds; within one nothing can tell two changes apart. */
    private void awaitTheNextTick() throws IOException {
        Path probe = folder.getRoot().toPath().resolve("probe");
        Files.writeString(probe, "");
        Object before = Files.getAttribute(probe, "unix:ctime");
        while (Files.getAttribute(probe, "unix:ctime").equals(before)) {
            Files.writeString(probe, "");
        }
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }
}
