package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.source.python.PythonProject.Kind;
import io.github.crosspy.source.python.PythonProject.Role;
import org.junit.Test;

/** Which versions and which kinds of files are chosen. */
public class PythonFetchTest extends PythonFetchCase {
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
}
