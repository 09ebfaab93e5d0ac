package io.github.crosspy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TreeArchiveTest {
    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05Z");
    private static final String LONG = "usr/" + "d".repeat(120) + "/" + "f".repeat(200);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TreeArchive archives = new TreeArchive(MODIFIED);
    private Path root;

    @Before
    public void setUp() {
        root = folder.getRoot().toPath();
    }

    @Test
    public void aTreeComesBackAsItWas() throws Exception {
        Path tree = tree("tree", "rwxr-xr-x");
        for (String name : List.of("tree.tar", "tree.tar.gz")) {
            Path back = root.resolve("back-of-" + name);
            archives.write(tree, root.resolve(name));
            archives.extract(root.resolve(name), back);

            assertThat(listing(back)).as(name).isEqualTo(listing(tree)).hasSize(12);
        }
    }

    @Test
    public void hardLinksBecomeFilesOfTheirOwn() throws Exception {
        archives.write(tree("tree", "rwxr-xr-x"), root.resolve("tree.tar"));
        archives.extract(root.resolve("tree.tar"), root.resolve("back"));

        assertThat(Files.getAttribute(root.resolve("back/usr/zrun"), "unix:nlink"))
                .isEqualTo(1);
    }

    @Test
    public void sameContentMakesTheSameBytes() throws Exception {
        Path one = tree("one", "rwxr-xr-x");
        Path other = tree("other", "rwx------");
        try (Stream<Path> files = Files.walk(other)) {
            for (Path file : (Iterable<Path>) files.filter(f -> !Files.isSymbolicLink(f))::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
            }
        }
        for (String ending : List.of(".tar", ".tar.gz")) {
            archives.write(one, root.resolve("one" + ending));
            archives.write(other, root.resolve("other" + ending));

            assertThat(root.resolve("other" + ending)).hasSameBinaryContentAs(root.resolve("one" + ending));
        }
    }

    @Test
    public void anythingElseMakesOtherBytes() throws Exception {
        archives.write(tree("one", "rwxr-xr-x"), root.resolve("one.tar"));
        archives.write(tree("other", "rw-r--r--"), root.resolve("other.tar"));
        new TreeArchive(MODIFIED.plusSeconds(1)).write(root.resolve("one"), root.resolve("later.tar"));

        byte[] bytes = Files.readAllBytes(root.resolve("one.tar"));
        assertThat(Files.readAllBytes(root.resolve("other.tar"))).isNotEqualTo(bytes);
        assertThat(Files.readAllBytes(root.resolve("later.tar"))).isNotEqualTo(bytes);
    }

    @Test
    public void tarAgrees() throws Exception {
        archives.write(tree("tree", "rwxr-xr-x"), root.resolve("tree.tar.gz"));
        Process tar = new ProcessBuilder("tar", "--utc", "--full-time", "-tvzf", "tree.tar.gz")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(tar.inputReader().lines())
                .contains(
                        "drwxr-xr-x 0/0               0 2026-01-02 03:04:05 empty/",
                        "lrwxrwxrwx 0/0               0 2026-01-02 03:04:05 usr/lib/libz.so -> libz.so.1",
                        "-rwxr-xr-x 0/0               3 2026-01-02 03:04:05 usr/zrun",
                        "-rw-r--r-- 0/0               4 2026-01-02 03:04:05 " + LONG);
    }

    @Test
    public void entriesAreSorted() throws Exception {
        archives.write(tree("tree", "rwxr-xr-x"), root.resolve("tree.tar"));
        Process tar = new ProcessBuilder("tar", "-tf", "tree.tar")
                .directory(root.toFile())
                .start();

        assertThat(tar.inputReader().lines().toList()).hasSize(11).isSorted();
    }

    @Test
    public void refusesWhatCouldNotBeUnpacked() throws Exception {
        Path tree = tree("tree", "rwxr-xr-x");
        Path archive = root.resolve("tree.tar");
        Files.createSymbolicLink(tree.resolve("usr/out"), Path.of("../../etc"));
        assertThatThrownBy(() -> archives.write(tree, archive))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("usr/out is a link to ../../etc, outside of");
        Files.delete(tree.resolve("usr/out"));

        assertThat(new ProcessBuilder("mkfifo", tree.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThatThrownBy(() -> archives.write(tree, archive))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("pipe is neither a file");

        assertThat(archive).doesNotExist();
        assertThat(root).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    public void theNameTellsTheFormat() {
        assertThatThrownBy(() -> archives.write(root, Path.of("tree.zip")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> archives.extract(Path.of("tree.zip"), root))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** @param programMode permissions of the one program in it */
    private Path tree(String name, String programMode) throws IOException {
        Path tree = root.resolve(name);
        Files.createDirectories(tree.resolve("usr/lib"));
        Files.createDirectories(tree.resolve("empty"));
        Files.createDirectories(tree.resolve(LONG).getParent());
        Files.writeString(tree.resolve(LONG), "long");
        Files.writeString(tree.resolve("usr/lib/libz.so.1"), "elf");
        Files.createSymbolicLink(tree.resolve("usr/lib/libz.so"), Path.of("libz.so.1"));
        Files.createSymbolicLink(tree.resolve("lib"), Path.of("usr/lib"));
        Files.createSymbolicLink(tree.resolve("usr/dangling"), Path.of("../absent/file"));
        Files.writeString(tree.resolve("usr/zrun"), "elf");
        Files.createLink(tree.resolve("usr/zrun2"), tree.resolve("usr/zrun"));
        Files.setPosixFilePermissions(tree.resolve("usr/zrun"), PosixFilePermissions.fromString(programMode));
        return tree;
    }

    /** Path, kind, permissions and content of all that is in a tree. */
    private static Map<String, String> listing(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            Map<String, String> listing = new TreeMap<>();
            files.forEach(file -> listing.put(tree.relativize(file).toString(), described(file)));
            return listing;
        }
    }

    private static String described(Path file) {
        try {
            if (Files.isSymbolicLink(file)) {
                return "link to " + Files.readSymbolicLink(file);
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            return mode + " " + (Files.isDirectory(file) ? "directory" : Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
