package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.source.Lock;
import io.github.crosspy.source.python.PythonProject.Kind;
import io.github.crosspy.source.python.PythonProject.Role;
import io.github.crosspy.stack.WheelSource;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PythonFetchTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final LoopbackIndex index = new LoopbackIndex();

    private final List<ProvidedWheel> provided = new ArrayList<>();
    private String python = "2.7";
    private String targets = "armel";
    private Path destination;
    private Path lock;

    @Before
    public void setUp() {
        destination = folder.getRoot().toPath().resolve("sources");
        index.addSetuptools();
    }

    private PythonSources fetch(String... wheels) throws StepException, IOException {
        List<WheelSource> sources = new ArrayList<>();
        for (String wheel : wheels) {
            sources.add(WheelSource.of(wheel));
        }
        return fetch(index.address(), sources);
    }

    private PythonSources fetch(URI address, List<WheelSource> wheels) throws StepException, IOException {
        return new PythonFetch(index)
                .run(new PythonFetchRequest(
                        "app",
                        wheels,
                        provided,
                        python,
                        Targets.parse(targets),
                        address,
                        folder.getRoot().toPath().resolve("cache"),
                        destination,
                        Optional.ofNullable(lock)));
    }

    private void fails(String wheel, String... parts) {
        assertThatThrownBy(() -> fetch(wheel))
                .isInstanceOf(StepException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).contains(parts));
    }

    private static PythonProject project(PythonSources sources, String name) {
        return sources.projects().stream()
                .filter(project -> project.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + sources));
    }

    private static List<String> namesAndVersions(List<PythonProject> projects) {
        return projects.stream()
                .map(project -> project.name() + " " + project.version())
                .toList();
    }

    @Test
    public void fetchesWhatIsNeededToBuildAndToRun() throws Exception {
        index.sdist(
                "cryptography", "3.3.2", "cffi>=1.12", "six", "enum34; python_version < '3'", "tk; os_name == 'nt'");
        index.wheel("cryptography", "3.3.2", "cp27-cp27mu-linux_armv7l");
        index.sdist("cffi", "1.14.6", "pycparser");
        index.wheel("cffi", "1.14.6", "cp27-cp27mu-manylinux1_x86_64", "pycparser");
        index.wheel("pycparser", "2.21", "py2.py3-none-any");
        index.sdist("pycparser", "2.21");
        index.wheel("six", "1.17.0", "py2.py3-none-any");
        index.wheel("enum34", "1.1.10", "py2-none-any");

        PythonSources sources = fetch("cryptography==3.3.2");

        assertThat(namesAndVersions(sources.projects()))
                .containsExactlyInAnyOrder(
                        "cryptography 3.3.2",
                        "cffi 1.14.6",
                        "pycparser 2.21",
                        "six 1.17.0",
                        "enum34 1.1.10",
                        "setuptools 44.1.1");
        PythonProject cryptography = project(sources, "cryptography");
        assertThat(cryptography.kind()).isEqualTo(Kind.SDIST);
        assertThat(cryptography.roles()).containsExactly(Role.TARGET);
        assertThat(cryptography.requires()).containsExactly("cffi", "enum34", "six");
        assertThat(cryptography.buildRequires())
                .containsExactlyInAnyOrder("setuptools", "cffi", "pycparser", "six", "enum34")
                .containsSubsequence("pycparser", "cffi");
        PythonProject cffi = project(sources, "cffi");
        assertThat(cffi.kind()).isEqualTo(Kind.SDIST);
        assertThat(cffi.roles()).containsExactly(Role.TARGET, Role.BUILD_SIDE);
        assertThat(cffi.buildRequires()).containsExactlyInAnyOrder("setuptools", "pycparser");
        assertThat(project(sources, "pycparser").kind()).isEqualTo(Kind.WHEEL);
        assertThat(project(sources, "setuptools").roles()).containsExactly(Role.BUILD_SIDE);
        assertThat(namesAndVersions(sources.buildSide())).containsSubsequence("setuptools 44.1.1", "cffi 1.14.6");
        assertThat(sources.projects())
                .allSatisfy(project -> assertThat(project.path()).exists().hasParent(destination));
        assertThat(PythonSources.read(destination)).isEqualTo(sources);
    }

    @Test
    public void readsAnIndexThatAnswersJson() throws Exception {
        index.answerJson();
        index.sdist("foo", "1.0").requiresPython = ">=2.7";
        assertThat(namesAndVersions(fetch("foo").target())).containsExactly("foo 1.0");
    }

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
    public void takesTheNewestFinalReleaseForThePython() throws Exception {
        index.sdist("foo", "1.0");
        index.sdist("foo", "1.2");
        index.sdist("foo", "1.10").requiresPython = ">=2.7";
        index.sdist("foo", "1.11").requiresPython = ">=2.7, !=2.7.*";
        index.sdist("foo", "2.0").requiresPython = ">=3.6";
        index.sdist("foo", "1.12rc1");
        index.sdist("foo", "1.13").yanked = "broken";
        index.wheel("foo", "1.14", "py3-none-any");
        assertThat(namesAndVersions(fetch("foo").target())).containsExactly("foo 1.10");
        assertThat(namesAndVersions(fetch("foo==1.12rc1").target())).containsExactly("foo 1.12rc1");
        assertThat(namesAndVersions(fetch("foo==1.13").target())).containsExactly("foo 1.13");
        python = "3.13";
        assertThat(namesAndVersions(fetch("foo<1.14").target())).containsExactly("foo 1.11");
    }

    @Test
    public void saysWhenOnlyPrereleasesOrYankedReleasesFit() {
        index.sdist("foo", "1.0b1");
        index.sdist("bar", "1.0").yanked = "";
        fails("foo", "Only pre-releases or yanked releases of foo");
        fails("bar>=1", "Only pre-releases or yanked releases of bar");
    }

    @Test
    public void aProjectWithoutAnSdistIsAnError() {
        index.wheel("foo", "1.0", "py2.py3-none-any");
        fails("foo", "foo 1.0 has no sdist");
        index.sdist("bar", "1.0", "native");
        index.wheel("native", "3.0", "cp27-cp27mu-linux_armv7l");
        fails("bar", "native 3.0 has no sdist and no pure wheel", "bar 1.0 asks native");
    }

    @Test
    public void aProjectThatTheIndexLacksIsAnErrorThatNamesTheAsker() {
        index.sdist("foo", "1.0", "absent");
        fails("foo", "no project absent", "foo 1.0");
    }

    @Test
    public void aLaterDemandChangesAVersionChosenEarlier() throws Exception {
        index.sdist("foo", "1.0", "lib", "bar");
        index.wheel("bar", "1.0", "py2-none-any", "lib<2");
        index.wheel("lib", "1.9", "py2-none-any");
        index.wheel("lib", "2.0", "py2-none-any");
        assertThat(namesAndVersions(fetch("foo").target())).contains("lib 1.9");
    }

    @Test
    public void aConflictNamesWhoAsksForWhat() {
        index.sdist("foo", "1.0", "lib>=2", "bar");
        index.wheel("bar", "1.0", "py2-none-any", "lib<2");
        index.wheel("lib", "1.9", "py2-none-any");
        index.wheel("lib", "2.0", "py2-none-any");
        fails("foo", "foo 1.0 asks lib>=2", "bar 1.0 asks lib<2", "1.9, 2.0");
    }

    @Test
    public void followsExtrasAndCircles() throws Exception {
        index.sdist("foo", "1.0", "bar[fast]");
        index.wheel("bar", "1.0", "py2-none-any", "speedups; extra == 'fast'", "slow; extra == 'other'", "bar[fast]");
        index.wheel("speedups", "1.0", "py2-none-any", "bar");
        PythonSources sources = fetch("foo");
        assertThat(namesAndVersions(sources.target())).containsExactlyInAnyOrder("foo 1.0", "bar 1.0", "speedups 1.0");
    }

    @Test
    public void asksMarkersForEveryTarget() throws Exception {
        targets = "armel,arm64";
        index.sdist("foo", "1.0", "big; platform_machine == 'aarch64'", "old; platform_machine == 'armv5tel'");
        index.wheel("big", "1", "py2-none-any");
        index.wheel("old", "1", "py2-none-any");
        assertThat(namesAndVersions(fetch("foo").target())).containsExactlyInAnyOrder("big 1", "old 1", "foo 1.0");
        targets = "arm64";
        assertThat(namesAndVersions(fetch("foo").target())).containsExactlyInAnyOrder("big 1", "foo 1.0");
        assertThat(destination.resolve("old-1-py2-none-any.whl")).doesNotExist();
    }

    @Test
    public void buildsAnAskedProjectThoughTheBuildSideTakesItsWheel() throws Exception {
        index.sdist("setuptools", "44.1.1");
        PythonSources sources = fetch("setuptools");
        assertThat(sources.target()).extracting(PythonProject::kind).containsExactly(Kind.SDIST);
        assertThat(sources.buildSide()).extracting(PythonProject::kind).containsExactly(Kind.WHEEL);
    }

    @Test
    public void aCircleOfBuildRequirementsIsAnError() {
        index.sdist("foo", "1.0", "[build-system]\nrequires = ['bar']\n", new String[0]);
        index.sdist("bar", "1.0", "[build-system]\nrequires = ['foo']\n", new String[0]);
        fails("foo", "The build of", "needs");
    }

    @Test
    public void aProvidedWheelServesTheTargetAndSetsTheVersionOfTheBuildSide() throws Exception {
        index.sdist("foo", "1.0", "cffi>=1.8");
        index.sdist("cffi", "1.14.6");
        index.sdist("cffi", "1.15.1");
        provided.add(new ProvidedWheel("CFFI", "1.14.6", "cffi-module"));
        PythonSources sources = fetch("foo");
        assertThat(namesAndVersions(sources.target())).containsExactly("foo 1.0");
        assertThat(namesAndVersions(sources.buildSide())).containsExactly("setuptools 44.1.1", "cffi 1.14.6");
    }

    @Test
    public void aProvidedWheelOfAnotherVersionIsAConflictBetweenModules() {
        index.sdist("foo", "1.0", "cffi>=1.8");
        provided.add(new ProvidedWheel("cffi", "1.1.2", "old-cffi"));
        fails("foo", "conflict between modules app and old-cffi", "foo 1.0 in app asks cffi>=1.8", "cffi 1.1.2");
        provided.add(new ProvidedWheel("cffi", "1.14.6", "new-cffi"));
        fails("foo", "conflict between modules old-cffi and new-cffi", "1.1.2", "1.14.6");
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
