package io.github.crosspy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.crosspy.StepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class DebSourceTest {
    @Test
    public void takesNamesOfSourcePackages() throws Exception {
        for (String name : List.of("openssl", "python2.7", "libstdc++", "0ad", "x11-apps")) {
            assertThat(named(name).validated().source()).isEqualTo(name);
        }
    }

    @Test
    public void refusesWhatIsNone() {
        for (String name : List.of(
                "", "x", "OpenSSL", "openssl=1.1", "openssl/bullseye", "../openssl", "-rf", "a b", "openssl\n", "é1")) {
            assertThatThrownBy(() -> named(name).validated())
                    .as(name)
                    .isInstanceOf(StepException.class)
                    .hasMessage("'" + name + "' is not a name of a Debian source package");
        }
    }

    @Test
    public void refusesAnEditThatCannotBeMeant() {
        Edit outside = new Edit("../x", Edit.Kind.COMMENT, "text", "");
        DebSource deb = with(List.of(outside), Map.of());

        assertThatThrownBy(deb::validated).hasMessageContaining("'../x' does not name a file inside the source");
    }

    @Test
    public void nothingChangesItLater() {
        List<Edit> edits = new ArrayList<>();
        List<String> paths = new ArrayList<>(List.of("/usr/bin/*"));
        Map<String, List<String>> excludes = new HashMap<>(Map.of("*", paths));
        DebSource deb = with(edits, excludes);

        edits.add(new Edit("x", Edit.Kind.COMMENT, "y", ""));
        paths.add("/etc/*");
        excludes.clear();

        assertThat(deb.edits()).isEmpty();
        assertThat(deb.pathExcludes()).isEqualTo(Map.of("*", List.of("/usr/bin/*")));
    }

    /** The words of dpkg-buildpackage(1) and apt-get(8). */
    @Test
    public void binariesSpeakDpkgsLanguage() {
        assertThat(List.of(Binaries.values()))
                .extracting(Binaries::buildType, Binaries::buildDependencies)
                .containsExactly(tuple("any", "--arch-only"), tuple("all", "--indep-only"), tuple("binary", ""));
    }

    private static DebSource named(String name) {
        return new DebSource(
                name,
                Optional.empty(),
                "bookworm",
                Optional.<Path>empty(),
                Binaries.ANY,
                RulesRun.SERIAL,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static DebSource with(List<Edit> edits, Map<String, List<String>> excludes) {
        return new DebSource(
                "openssl",
                Optional.empty(),
                "bookworm",
                Optional.empty(),
                Binaries.ANY,
                RulesRun.SERIAL,
                List.of(),
                List.of(),
                Map.of(),
                edits,
                List.of(),
                excludes);
    }
}
