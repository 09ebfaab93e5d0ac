package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.Test;

/** The tables were checked against the Python project "packaging". */
public class VersionSpecifierTest {
    private static void fit(String specifier, String... versions) {
        assertThat(List.of(versions)).as(specifier).allMatch(version -> contains(specifier, version));
    }

    private static void doNotFit(String specifier, String... versions) {
        assertThat(List.of(versions)).as(specifier).noneMatch(version -> contains(specifier, version));
    }

    private static boolean contains(String specifier, String version) {
        return VersionSpecifier.of(specifier).contains(PythonVersion.of(version));
    }

    @Test
    public void comparesForEquality() {
        fit("==1.1", "1.1", "1.1.0", "1.1+local");
        doNotFit("==1.1", "1.1.1", "1.1a1", "1.1.post1", "1!1.1");
        fit("==1.1.*", "1.1", "1.1.5", "1.1a1", "1.1.post1");
        doNotFit("==1.1.*", "1.10", "1.2", "1!1.1");
        fit("==1.1+local", "1.1+local");
        doNotFit("==1.1+local", "1.1", "1.1+other");
        fit("!=1.1.*", "1.2", "1.0");
        doNotFit("!=1.1", "1.1.0", "1.1+local");
        fit("===1.0", "1.0");
        doNotFit("===1.0", "1.0.0");
    }

    @Test
    public void comparesInOrder() {
        fit(">=2.7", "2.7", "2.7.18", "3.0a1", "2.7+x");
        doNotFit(">=2.7", "2.7rc1", "2.6.9");
        fit("<=2.7", "2.7", "2.7+x", "2.7rc1");
        doNotFit("<=2.7", "2.7.1", "2.7.post1");
        fit("<2.0", "1.9", "1.9.post1");
        doNotFit("<2.0", "2.0", "2.0a1", "2.0.dev1");
        fit("<2.0rc1", "2.0a1");
        fit(">1.0", "1.0.1", "1.1");
        doNotFit(">1.0", "1.0", "1.0.post1", "1.0+x");
        fit(">1.0.post1", "1.0.post2");
    }

    @Test
    public void comparesForCompatibility() {
        fit("~=1.4.2", "1.4.2", "1.4.9");
        doNotFit("~=1.4.2", "1.4.1", "1.5");
        fit("~=1.4", "1.4", "1.9");
        doNotFit("~=1.4", "2.0", "1.3");
        fit("~=1.4rc1", "1.4rc1", "1.9");
    }

    @Test
    public void demandsAllClauses() {
        fit(">=1.8, !=1.11.3,<2", "1.8", "1.14.6");
        doNotFit(">=1.8, !=1.11.3,<2", "1.11.3", "2.0");
        fit("", "0.1", "99");
    }

    @Test
    public void pinsOnlyByEquality() {
        PythonVersion beta = PythonVersion.of("2.0b1");
        assertThat(VersionSpecifier.of("==2.0b1").pins(beta)).isTrue();
        assertThat(VersionSpecifier.of(">=2.0a1").pins(beta)).isFalse();
        assertThat(VersionSpecifier.of("==2.*").pins(beta)).isFalse();
        assertThat(VersionSpecifier.of("==2.0").pins(beta)).isFalse();
        assertThat(VersionSpecifier.of(">=1,==2.0").pinned()).contains(PythonVersion.of("2"));
        assertThat(VersionSpecifier.of(">=1").pinned()).isEmpty();
    }

    @Test
    public void refusesWhatIsNoSpecifier() {
        for (String text : List.of("1.0", ">=", ">=1.*", "~=1", "<1+local", "==1.0a1.*", ">dev", ">=1 <2")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> VersionSpecifier.of(text));
        }
    }
}
