package io.github.crosspy.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.stack.Binaries;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.stack.RulesRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;

public class TargetPythonTest {
    private static final List<DebSource> NO_SOURCES = List.of();

    @Test
    public void isTheOneThatIsBuiltHere() throws Exception {
        assertThat(of(null, sources("openssl", "python2.7", "python3-defaults")))
                .isEqualTo("2.7");
    }

    @Test
    public void isTheOneThatADependencyBuilt() throws Exception {
        assertThat(of(
                        null,
                        NO_SOURCES,
                        "libssl1.1_1.1.1w_armel.deb",
                        "libpython3.11-minimal_3.11.2-6_armel.deb",
                        "libpython3.11-dev_3.11.2-6_armel.deb"))
                .isEqualTo("3.11");
        assertThat(of(null, sources("python3.11"), "libpython3.11-minimal_3.11.2-6_armel.deb"))
                .isEqualTo("3.11");
    }

    @Test
    public void thePomWins() throws Exception {
        assertThat(of("3.9", sources("python2.7"), "libpython3.11-minimal_1_armel.deb"))
                .isEqualTo("3.9");
    }

    @Test
    public void thePomNamesAMinorVersion() {
        for (String wrong : List.of("", "3", "2.7.18", "python3.11", " 3.11", "3.x")) {
            assertThatThrownBy(() -> of(wrong, NO_SOURCES))
                    .as(wrong)
                    .isInstanceOf(StepException.class)
                    .hasMessage("crosspy.python is '" + wrong + "'");
        }
    }

    @Test
    public void noneOrSeveralAreNoAnswer() {
        assertThatThrownBy(() -> of(null, sources("openssl"), "python3_1_all.deb"))
                .isInstanceOf(StepException.class)
                .hasMessageStartingWith("No module that this one depends on builds a Python");
        assertThatThrownBy(() -> of(null, sources("python2.7"), "libpython3.11-minimal_1_armel.deb"))
                .isInstanceOf(StepException.class)
                .hasMessageEndingWith("several Pythons: [2.7, 3.11]");
    }

    private static String of(String parameter, List<DebSource> sources, String... debs) throws StepException {
        return TargetPython.of(
                Optional.ofNullable(parameter),
                sources,
                Stream.of(debs).map(deb -> Path.of("/debs", deb)).toList());
    }

    private static List<DebSource> sources(String... names) {
        return Stream.of(names)
                .map(name -> new DebSource(
                        name,
                        Optional.empty(),
                        "bookworm",
                        Optional.empty(),
                        Binaries.ANY,
                        RulesRun.SERIAL,
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        Map.of()))
                .toList();
    }
}
