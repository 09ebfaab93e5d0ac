package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Lock;
import io.github.crosspy.source.python.PythonProject.Kind;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;

/** That files are what they should be, wherever they come from. */
public class PythonFetchFilesTest extends PythonFetchCase {
    @Test
    public void readsAnIndexOfFiles() throws Exception {
        Path simple = folder.newFolder("index", "simple").toPath();
        for (String name : List.of("foo", "setuptools")) {
            String file = name.equals("foo") ? "foo-1.0.tar.gz" : "setuptools-1-py2-none-any.whl";
            byte[] content = name.equals("foo")
                    ? Archives.tarGz(Map.of("foo-1.0/pyproject.toml", "[build-system]\nrequires = ['setuptools']"))
                    : Archives.zip(Map.of("setuptools-1.dist-info/METADATA", "Name: setuptools\nVersion: 1\n"));
            Path directory = Files.createDirectories(simple.resolve(name));
            Files.write(directory.resolve(file), content);
            String digest = Digests.sha256(directory.resolve(file));
            Files.writeString(
                    directory.resolve("index.html"), "<a href=\"" + file + "#sha256=" + digest + "\">" + file + "</a>");
        }
        index.setOffline(true);
        PythonSources sources = fetch(simple.toUri(), List.of(WheelSource.of("foo")));
        assertThat(namesAndVersions(sources.projects())).containsExactly("setuptools 1", "foo 1.0");
    }

    @Test
    public void aFileThatIsNotWhatTheIndexPromisesIsAnErrorAndNotKept() throws Exception {
        byte[] whole = Archives.tarGz(Map.of("foo-1.0/PKG-INFO", "Name: foo\nVersion: 1.0\n"));
        index.add("foo", "foo-1.0.tar.gz", whole);
        index.wheel("wheel", "0.37.1", "py2-none-any");
        index.replace("foo-1.0.tar.gz", Arrays.copyOf(whole, whole.length - 1));
        fails("foo", "SHA-256 of foo-1.0.tar.gz", "it must be");
        index.replace("foo-1.0.tar.gz", null);
        fails("foo", "lists foo-1.0.tar.gz", "nothing at");
        assertThat(destination).doesNotExist();
        index.replace("foo-1.0.tar.gz", whole);
        assertThat(namesAndVersions(fetch("foo").target())).containsExactly("foo 1.0");
    }

    @Test
    public void aFileWithoutADigestIsAnError() {
        index.sdist("foo", "1.0").sha256 = null;
        fails("foo", "no SHA-256 for foo-1.0.tar.gz");
    }

    @Test
    public void aFileThatHoldsAnotherProjectIsAnError() {
        index.add("foo", "foo-1.0.tar.gz", Archives.tarGz(Map.of("foo-1.0/PKG-INFO", "Name: foo\nVersion: 1.1\n")));
        fails("foo", "foo-1.0.tar.gz holds foo 1.1, not foo 1.0");
    }

    @Test
    public void aHostileSdistIsAnError() {
        index.add("foo", "foo-1.0.tar.gz", Archives.tarGz(Map.of("foo-1.0/../../PKG-INFO", "x")));
        fails("foo", "foo-1.0.tar.gz is refused");
    }

    @Test
    public void anUnchangedRequestAsksNothingAndAChangedFileIsFetchedAgain() throws Exception {
        index.sdist("foo", "1.0");
        PythonSources first = fetch("foo");
        index.asked().clear();
        assertThat(fetch("foo")).isEqualTo(first);
        assertThat(index.asked()).isEmpty();
        Files.writeString(destination.resolve("foo-1.0.tar.gz"), "spoilt");
        assertThatThrownBy(() -> PythonSources.read(destination)).hasMessageContaining("was changed");
        fetch("foo");
        assertThat(PythonSources.read(destination)).isEqualTo(first);
        assertThat(index.asked()).isNotEmpty().allMatch(path -> path.startsWith("/simple/"));
    }

    @Test
    public void aDamagedDownloadIsFetchedAgain() throws Exception {
        index.sdist("foo", "1.0");
        fetch("foo");
        try (Stream<Path> cached = Files.walk(folder.getRoot().toPath().resolve("cache"))) {
            Path file = cached.filter(path -> path.endsWith("foo-1.0.tar.gz"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(file, "spoilt");
        }
        AtomicFiles.deleteTree(destination);
        index.asked().clear();
        fetch("foo");
        assertThat(index.asked())
                .contains("/files/foo-1.0.tar.gz")
                .doesNotContain("/files/setuptools-44.1.1-py2.py3-none-any.whl");
    }

    @Test
    public void offlineAWarmCacheServesAndAColdOneIsNamed() throws Exception {
        index.sdist("foo", "1.0", "bar");
        index.wheel("bar", "1.0", "py2-none-any");
        index.setOffline(true);
        fails("foo", "no network", "the index page of foo");
        index.setOffline(false);
        PythonSources sources = fetch("foo");
        AtomicFiles.deleteTree(destination);
        index.setOffline(true);
        assertThat(fetch("foo")).isEqualTo(sources);
        AtomicFiles.deleteTree(destination);
        AtomicFiles.deleteTree(folder.getRoot().toPath().resolve("cache/files"));
        assertThatThrownBy(() -> fetch("foo", "other"))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("foo-1.0.tar.gz, the index page of other");
    }

    @Test
    public void aLockSetsTheVersionsWithoutAskingTheIndex() throws Exception {
        index.sdist("foo", "1.0", "bar");
        index.wheel("bar", "1.0", "py2-none-any");
        PythonSources sources = fetch("foo");
        writeLock(sources);
        index.sdist("foo", "1.1", "bar");
        AtomicFiles.deleteTree(destination);
        index.asked().clear();
        assertThat(fetch("foo")).isEqualTo(sources);
        assertThat(index.asked()).isEmpty();
        AtomicFiles.deleteTree(folder.getRoot().toPath().resolve("cache"));
        AtomicFiles.deleteTree(destination);
        assertThat(fetch("foo")).isEqualTo(sources);
    }

    @Test
    public void whatTheLockLacksOrHasOtherwiseIsAnError() throws Exception {
        index.sdist("foo", "1.0");
        LoopbackIndex.Entry offered = index.sdist("bar", "1.0");
        writeLock(fetch("foo"));
        fails("bar", "crosspy.lock lacks bar", "the POM asks bar");
        fails("foo>=2", "crosspy.lock has 1.0 of foo", "the POM asks foo>=2");
        lock = null;
        writeLock(fetch("bar"));
        offered.sha256 = "0".repeat(64);
        AtomicFiles.deleteTree(folder.getRoot().toPath().resolve("cache"));
        AtomicFiles.deleteTree(destination);
        fails("bar", "The package index has bar-1.0.tar.gz with SHA-256 0000", "crosspy.lock has");
    }

    @Test
    public void aLockedFileThatVanishedIsAnError() throws Exception {
        LoopbackIndex.Entry entry = index.sdist("foo", "1.0");
        writeLock(fetch("foo"));
        index.remove("foo", entry);
        AtomicFiles.deleteTree(folder.getRoot().toPath().resolve("cache"));
        AtomicFiles.deleteTree(destination);
        fails("foo", "no longer has foo-1.0.tar.gz");
    }

    private void writeLock(PythonSources sources) throws IOException {
        Path file = folder.getRoot().toPath().resolve("crosspy.lock");
        new Lock(List.of(), sources.lockEntries()).write(file);
        lock = file;
    }

    @Test
    public void takesTheUsersOwnSource() throws Exception {
        index.wheel("wheel", "0.37.1", "py2-none-any");
        index.wheel("six", "1.17.0", "py2-none-any");
        Path directory = folder.newFolder("own").toPath();
        Files.writeString(directory.resolve("setup.py"), "raise SystemExit('nobody runs this')\n");
        PythonSources sources = fetch(index.address(), List.of(own("own==0.9.3", directory, "six")));
        PythonProject project = project(sources, "own");
        assertThat(project.kind()).isEqualTo(Kind.DIRECTORY);
        assertThat(project.version()).isEqualTo("0.9.3");
        assertThat(project.path()).isEqualTo(directory);
        assertThat(project.buildRequires()).containsExactlyInAnyOrder("setuptools", "six", "wheel");
        assertThat(sources.lockEntries()).extracting(entry -> entry.name()).doesNotContain("own");
        Files.writeString(directory.resolve("setup.py"), "changed\n");
        PythonSources changed = fetch(index.address(), List.of(own("own==0.9.3", directory, "six")));
        assertThat(project(changed, "own").sha256()).isNotEqualTo(project.sha256());
        assertThatThrownBy(() -> fetch(index.address(), List.of(own("own", directory, "six"))))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("computes its version");
    }

    @Test
    public void takesTheUsersOwnSdistAndChecksItsVersion() throws Exception {
        Path sdist = folder.getRoot().toPath().resolve("own-1.0.tar.gz");
        String metadata = "Metadata-Version: 2.2\nName: own\nVersion: 1.0\n";
        Files.write(
                sdist,
                Archives.tarGz(Map.of(
                        "own-1.0/PKG-INFO", metadata, "own-1.0/pyproject.toml", "[build-system]\nrequires = []")));
        PythonSources sources = fetch(index.address(), List.of(own("own", sdist)));
        assertThat(sources.projects())
                .extracting(PythonProject::path)
                .containsExactly(destination.resolve("own-1.0.tar.gz"));
        writeLock(sources);
        assertThat(fetch(index.address(), List.of(own("own", sdist))).projects())
                .hasSize(1);
        assertThatThrownBy(() -> fetch(index.address(), List.of(own("own==2", sdist))))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("own==2")
                .hasMessageContaining("1.0");
        Files.write(
                sdist,
                Archives.tarGz(Map.of(
                        "own-1.0/PKG-INFO", metadata, "own-1.0/pyproject.toml", "[build-system]\nrequires = [ ]")));
        assertThatThrownBy(() -> fetch(index.address(), List.of(own("own", sdist))))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("own-1.0.tar.gz")
                .hasMessageContaining("is not the one in crosspy.lock");
        Files.write(sdist, "x".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> fetch(index.address(), List.of(own("own", sdist))))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("own-1.0.tar.gz is not a whole");
    }

    private static WheelSource own(String requirement, Path path, String... buildRequires) throws StepException {
        WheelSource wheel = WheelSource.of(requirement);
        return new WheelSource(
                wheel.name(),
                wheel.specifier(),
                Optional.of(path),
                Map.of(),
                List.of(buildRequires),
                List.of(),
                List.of());
    }
}
