package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MetadataReaderTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> members = new LinkedHashMap<>();

    private DistributionMetadata sdist() throws IOException, StepException {
        Path file = folder.getRoot().toPath().resolve("foo-1.0.tar.gz");
        Files.write(file, Archives.tarGz(members));
        return MetadataReader.read(file);
    }

    private static List<String> texts(List<Requirement> requirements) {
        return requirements.stream()
                .map(requirement ->
                        requirement + requirement.marker().map(m -> "; " + m).orElse(""))
                .toList();
    }

    @Test
    public void newMetadataIsBelieved() throws Exception {
        members.put("foo-1.0/PKG-INFO", "Metadata-Version: 2.2\nName: Foo\nVersion: 1.0\nRequires-Dist: six>=1\n");
        members.put("foo-1.0/foo.egg-info/requires.txt", "wrong\n");
        DistributionMetadata metadata = sdist();
        assertThat(metadata.name()).contains("foo");
        assertThat(metadata.version()).contains(PythonVersion.of("1.0"));
        assertThat(texts(metadata.requires())).containsExactly("six>=1");
    }

    @Test
    public void oldOrDynamicMetadataGivesWayToRequiresTxt() throws Exception {
        members.put("./foo-1.0/PKG-INFO", "Metadata-Version: 2.1\nName: foo\nVersion: 1.0\nRequires-Dist: wrong\n");
        members.put(
                "./foo-1.0/src/foo.egg-info/requires.txt",
                "six>=1.4.1\ncffi!=1.11.3,>=1.8; python_version >= \"3\"\n\n[:python_version < \"3\"]\nenum34\n"
                        + "\n[test]\npytest\n\n[ssh:os_name == \"posix\"]\nbcrypt>=3.1.5; python_version >= \"3\"\n");
        List<String> expected = List.of(
                "six>=1.4.1",
                "cffi!=1.11.3,>=1.8; python_version >= \"3\"",
                "enum34; (python_version < \"3\")",
                "pytest; extra == 'test'",
                "bcrypt>=3.1.5; (python_version >= \"3\") and extra == 'ssh' and (os_name == \"posix\")");
        assertThat(texts(sdist().requires())).containsExactlyElementsOf(expected);
        members.put(
                "./foo-1.0/PKG-INFO",
                "Metadata-Version: 2.4\nName: foo\nVersion: 1.0\nDynamic: requires-dist\nRequires-Dist: wrong\n");
        assertThat(texts(sdist().requires())).containsExactlyElementsOf(expected);
    }

    @Test
    public void oldMetadataAloneIsBetterThanNothing() throws Exception {
        members.put(
                "foo-1.0/PKG-INFO",
                "Metadata-Version: 2.1\nName: foo\nVersion: 1.0\nRequires-Dist: six\nSummary: x\n\nRequires-Dist: no\n");
        assertThat(texts(sdist().requires())).containsExactly("six");
    }

    @Test
    public void theBuildSystemComesFromPyproject() throws Exception {
        members.put("foo-1.0/PKG-INFO", "Metadata-Version: 1.1\nName: foo\nVersion: 1.0\n");
        assertThat(texts(sdist().buildRequires())).containsExactly("setuptools", "wheel");
        assertThat(sdist().buildBackend()).isEmpty();
        members.put(
                "foo-1.0/pyproject.toml",
                "[build-system]\nrequires = ['setuptools>=40.6.0', \"cffi>=1.8; python_version < '3'\"]\n"
                        + "build-backend = \"setuptools.build_meta\"\n");
        members.put("foo-1.0/vendored/pyproject.toml", "[build-system]\nrequires = ['wrong']\n");
        assertThat(texts(sdist().buildRequires()))
                .containsExactly("setuptools>=40.6.0", "cffi>=1.8; python_version < '3'");
        assertThat(sdist().buildBackend()).contains("setuptools.build_meta");
    }

    @Test
    public void aSourceDirectoryIsReadStatically() throws Exception {
        Path directory = folder.newFolder("tree").toPath();
        Files.writeString(
                directory.resolve("setup.cfg"),
                "[metadata]\nname = My_Project\nversion = attr: my.version\n[options]\ninstall_requires =\n"
                        + "    six>=1\n    enum34; python_version < \"3\"\n[options.extras_require]\ntest = pytest\n");
        DistributionMetadata ofSetupCfg = MetadataReader.read(directory);
        assertThat(ofSetupCfg.name()).contains("my-project");
        assertThat(ofSetupCfg.version()).isEmpty();
        assertThat(texts(ofSetupCfg.requires()))
                .containsExactly("six>=1", "enum34; python_version < \"3\"", "pytest; extra == 'test'");
        Files.writeString(
                directory.resolve("pyproject.toml"),
                "[project]\nname = \"p\"\nversion = \"3\"\ndependencies = [\"cffi\"]\n"
                        + "optional-dependencies.x = [\"six; os_name == 'nt'\"]\n");
        DistributionMetadata ofProject = MetadataReader.read(directory);
        assertThat(ofProject.version()).contains(PythonVersion.of("3"));
        assertThat(texts(ofProject.requires())).containsExactly("cffi", "six; (os_name == 'nt') and extra == 'x'");
    }

    @Test
    public void brokenMetadataIsAnErrorThatNamesTheFile() throws Exception {
        members.put("foo-1.0/PKG-INFO", "Metadata-Version: 2.2\nName: foo\nVersion: 1.0\nRequires-Dist: a b c\n");
        assertThatThrownBy(this::sdist)
                .isInstanceOf(StepException.class)
                .hasMessageContaining("foo-1.0.tar.gz")
                .hasMessageContaining("a b c");
        members.put("foo-1.0/PKG-INFO", "Metadata-Version: 2.2\nName: foo\nVersion: 1.0\n");
        members.put("foo-1.0/pyproject.toml", "[build-system\n");
        assertThatThrownBy(this::sdist).isInstanceOf(StepException.class).hasMessageContaining("foo-1.0.tar.gz");
    }

    @Test
    public void aWheelWithoutMetadataIsNone() throws Exception {
        Path file = folder.getRoot().toPath().resolve("foo-1.0-py3-none-any.whl");
        Files.write(file, Archives.zip(Map.of("foo/METADATA", "Name: foo\n")));
        assertThatThrownBy(() -> MetadataReader.read(file))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("no METADATA");
    }
}
