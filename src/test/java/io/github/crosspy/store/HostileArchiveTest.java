package io.github.crosspy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Archives that {@link TreeArchive#extract} must refuse, each for one rule, without leaving anything behind. */
public class HostileArchiveTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TreeArchive archives = new TreeArchive(Instant.EPOCH, new TreeArchive.Limits(10_000, 20));
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);
    private Path root;
    private Path tree;

    @Before
    public void setUp() throws IOException {
        root = folder.newFolder("work").toPath();
        tree = root.resolve("tree");
        Files.writeString(folder.getRoot().toPath().resolve("victim"), "untouched");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    }

    @After
    public void nothingElseWasWritten() throws IOException {
        assertThat(folder.getRoot().toPath().resolve("victim")).hasContent("untouched");
        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            assertThat(files).hasSize(2);
        }
        assertThat(root).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    public void namesAboveTheTree() throws Exception {
        file("../victim", "x");
        assertRefused("has the name '../victim', which leaves its tree");
    }

    @Test
    public void namesThatClimbWithin() throws Exception {
        file("a/../../victim", "x");
        assertRefused("which leaves its tree");
    }

    @Test
    public void absoluteNames() throws Exception {
        file("/tmp/crosspy-victim", "x");
        assertRefused("which is absolute");
    }

    @Test
    public void namesThatNoFileSystemTakes() throws Exception {
        file("n".repeat(256), "x");
        assertRefused("too long");
    }

    @Test
    public void linksAboveTheTree() throws Exception {
        link("a/out", "../../victim");
        assertRefused("has a link 'a/out' to '../../victim', out of its tree");
    }

    @Test
    public void absoluteLinks() throws Exception {
        link("out", "/etc/passwd");
        assertRefused("has a link 'out' to '/etc/passwd', out of its tree");
    }

    /** By its text the second link stays within the tree; by way of the first it does not. */
    @Test
    public void linksAboveTheTreeByWayOfAnother() throws Exception {
        link("x/y/up", "../..");
        link("x/y/out", "up/../victim");
        assertRefused("has a link 'x/y/out' to 'up/../victim', out of its tree");
    }

    @Test
    public void linksInACircle() throws Exception {
        link("a", "b");
        link("b", "a");
        assertRefused("has a link 'a' to 'b'");
    }

    @Test
    public void filesThroughALink() throws Exception {
        link("door", "inside");
        file("door/victim", "x");
        assertRefused("writes through 'door'");
    }

    @Test
    public void filesOverALink() throws Exception {
        link("door", "inside");
        file("./door", "x");
        assertRefused("has './door' twice");
    }

    @Test
    public void linksOverADirectory() throws Exception {
        file("door/file", "x");
        link("door", "elsewhere");
        assertRefused("has 'door' twice");
    }

    @Test
    public void filesTwice() throws Exception {
        file("a", "x");
        file("a", "y");
        assertRefused("has 'a' twice");
    }

    @Test
    public void filesThroughAFile() throws Exception {
        file("a", "x");
        file("a/b", "y");
        assertRefused("writes through 'a'");
    }

    @Test
    public void hardLinksToTheOutside() throws Exception {
        entry("hard", TarConstants.LF_LINK, "../victim");
        assertRefused("has the name '../victim'");
    }

    @Test
    public void absoluteHardLinks() throws Exception {
        entry("hard", TarConstants.LF_LINK, "/etc/passwd");
        assertRefused("has the name '/etc/passwd'");
    }

    @Test
    public void hardLinksToALink() throws Exception {
        link("soft", "inside");
        entry("hard", TarConstants.LF_LINK, "soft");
        assertRefused("has a hard link 'hard' to 'soft', no file that came before it");
    }

    @Test
    public void hardLinksCountTheirBytes() throws Exception {
        file("a", "x".repeat(6000));
        entry("b", TarConstants.LF_LINK, "a");
        assertRefused("unpacks to more than 10000 bytes");
    }

    @Test
    public void devicesAndPipes() throws Exception {
        for (byte kind : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
            bytes.reset();
            entry("dev", kind, "");
            assertRefused(gzipped(bytes.toByteArray(), new byte[1024]), "a device, a pipe or a sparse file");
        }
    }

    @Test
    public void tooManyBytes() throws Exception {
        file("a", "x".repeat(6000));
        file("b", "x".repeat(6000));
        assertRefused("unpacks to more than 10000 bytes");
    }

    @Test
    public void tooManyEntries() throws Exception {
        for (int i = 0; i < 21; i++) {
            file("f" + i, "");
        }
        assertRefused("has more than 20 entries");
    }

    @Test
    public void tooManyDirectoriesOfOneName() throws Exception {
        file("d/".repeat(30) + "f", "");
        assertRefused("has more than 20 entries");
    }

    /** A header may announce a name of any length, and gzip makes zeros cheap: neither may fill the memory. */
    @Test
    public void endlessHeaders() throws Exception {
        byte[] name = new byte[3 << 20];
        TarArchiveEntry header = new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
        header.setSize(name.length);
        tar.putArchiveEntry(header);
        tar.write(name);
        tar.closeArchiveEntry();
        file("a", "x");
        assertRefused("more data than its header or the limit allows");
    }

    @Test
    public void endlessPadding() throws Exception {
        file("a", "x");
        tar.close();
        assertRefused(gzipped(bytes.toByteArray(), new byte[3 << 20]), "more data than its header or the limit");
    }

    @Test
    public void noPrefixOfAnArchiveIsAnArchive() throws Exception {
        file("a", "content");
        link("b", "a");
        tar.close();
        byte[] blocks = bytes.toByteArray();
        byte[] gz = gzipped(blocks);
        for (int length = 0; length < gz.length; length++) {
            assertRefused(Arrays.copyOf(gz, length), "tree.tar.gz is truncated");
        }
        for (int length = 0; length <= 2048; length += 256) {
            Path archive = Files.write(root.resolve("tree.tar"), Arrays.copyOf(blocks, length));
            assertThatThrownBy(() -> archives.extract(archive, tree))
                    .as("tar of " + length)
                    .isInstanceOf(StepException.class);
        }
    }

    @Test
    public void damagedBytesAreNeverAnotherException() throws Exception {
        file("a/b", "content");
        link("a/c", "b");
        tar.close();
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = bytes.toByteArray();
            damaged[random.nextInt(2048)] = (byte) random.nextInt(256);
            Path archive = Files.write(root.resolve("tree.tar"), damaged);
            try {
                archives.extract(archive, tree);
                AtomicFiles.deleteTree(tree);
            } catch (StepException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(300);
    }

    @Test
    public void privilegesAreDropped() throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry("su", true);
        entry.setMode(06777);
        entry.setIds(0, 0);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        archives.extract(archive(), tree);

        assertThat(Files.getAttribute(tree.resolve("su"), "unix:mode")).isEqualTo(0100755);
    }

    @Test
    public void aTreeThatIsThereStays() throws Exception {
        file("a", "new");
        Files.createDirectories(tree);
        Files.writeString(tree.resolve("a"), "old");
        Path archive = archive();

        assertThatThrownBy(() -> archives.extract(archive, tree)).isInstanceOf(IOException.class);
        assertThat(tree.resolve("a")).hasContent("old");
    }

    @Test
    public void anAbsentArchiveIsNotAMalformedOne() {
        assertThatThrownBy(() -> archives.extract(root.resolve("absent.tar"), tree))
                .isInstanceOf(NoSuchFileException.class);
    }

    private void file(String name, String content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
    }

    private void link(String name, String target) throws IOException {
        entry(name, TarConstants.LF_SYMLINK, target);
    }

    private void entry(String name, byte kind, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private Path archive() throws IOException {
        tar.close();
        return Files.write(root.resolve("tree.tar.gz"), gzipped(bytes.toByteArray()));
    }

    private void assertRefused(String message) throws IOException {
        tar.close();
        assertRefused(gzipped(bytes.toByteArray()), message);
    }

    private void assertRefused(byte[] content, String message) throws IOException {
        Path archive = Files.write(root.resolve("tree.tar.gz"), content);
        assertThatThrownBy(() -> archives.extract(archive, tree))
                .isInstanceOf(StepException.class)
                .hasMessageContaining(message);
        assertThat(tree).doesNotExist();
    }

    private static byte[] gzipped(byte[]... parts) throws IOException {
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gz)) {
            for (byte[] part : List.of(parts)) {
                out.write(part);
            }
        }
        return gz.toByteArray();
    }
}
