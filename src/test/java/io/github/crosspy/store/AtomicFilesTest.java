package io.github.crosspy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AtomicFilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;

    @Before
    public void setUp() throws IOException {
        directory = folder.newFolder("with space é").toPath();
    }

    @Test
    public void writesIntoNewDirectoriesAndReplaces() throws Exception {
        Path file = directory.resolve("a/b/file");

        AtomicFiles.write(file, bytes("a longer old content"));
        AtomicFiles.write(file, bytes("new"));

        assertThat(file).hasContent("new");
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    public void aLinkIsReplacedAndWhatItNamesIsNot() throws Exception {
        Path named = Files.writeString(directory.resolve("named"), "kept");
        Path link = Files.createSymbolicLink(directory.resolve("link"), named);

        AtomicFiles.write(link, bytes("new"));

        assertThat(named).hasContent("kept");
        assertThat(link).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    public void aWriteThatFailsLeavesThePlaceAsItWas() throws Exception {
        Path inTheWay = Files.createDirectories(directory.resolve("file/child"));

        assertThatThrownBy(() -> AtomicFiles.write(inTheWay.getParent(), bytes("new")))
                .isInstanceOf(IOException.class);

        assertThat(inTheWay).isDirectory();
        assertThat(directory).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    public void aNameBesideIsHiddenNewAndInTheSameDirectory() {
        Path file = directory.resolve("file");

        assertThat(AtomicFiles.beside(file))
                .hasParentRaw(directory)
                .doesNotExist()
                .isNotEqualTo(AtomicFiles.beside(file))
                .satisfies(name -> assertThat(name.getFileName().toString()).startsWith(".file."));
    }

    @Test
    public void deletesATreeButNotWhatItsLinksName() throws Exception {
        Path kept = Files.writeString(
                Files.createDirectory(directory.resolve("kept")).resolve("file"), "kept");
        Path tree = Files.createDirectories(directory.resolve("tree/sub"));
        Files.writeString(tree.resolve("file"), "");
        Files.createSymbolicLink(tree.resolve("to-directory"), kept.getParent());
        Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));

        AtomicFiles.deleteTree(tree.getParent());

        assertThat(tree.getParent()).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    public void deletesALinkAtTheTopAlone() throws Exception {
        Path kept = Files.createDirectories(directory.resolve("kept/child"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), kept.getParent());
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));

        AtomicFiles.deleteTree(link);
        AtomicFiles.deleteTree(dangling);
        AtomicFiles.deleteTree(directory.resolve("absent"));

        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(kept.getParent()));
        assertThat(kept).isDirectory();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
