package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.crosspy.StepException;
import io.github.crosspy.target.Targets;
import java.util.List;
import org.junit.Test;

/** The answers were checked against the Python project "packaging". */
public class MarkerTest {
    private static boolean holds(String marker, String python, String machine, String extra) throws StepException {
        return Marker.of(marker).holds(MarkerEnvironment.of(machine, InterpreterVersion.of(python)), extra);
    }

    @Test
    public void comparesPythonVersionsAsVersions() throws StepException {
        assertThat(holds("python_version < \"3\"", "2.7", "armv5tel", "")).isTrue();
        assertThat(holds("python_version < '3'", "3.13", "armv5tel", "")).isFalse();
        assertThat(holds("python_version >= '3.9'", "3.13", "armv5tel", "")).isTrue();
        assertThat(holds("'3.9' <= python_version", "3.13", "armv5tel", "")).isTrue();
        assertThat(holds("'3.14' <= python_version", "3.13", "armv5tel", "")).isFalse();
        assertThat(holds("python_version in '2.6 2.7'", "2.7", "armv5tel", "")).isTrue();
        assertThat(holds("python_version not in '2.6 2.7'", "2.7", "armv5tel", ""))
                .isFalse();
        assertThat(holds("python_full_version < '3.9.2'", "3.9.1", "armv5tel", ""))
                .isTrue();
        assertThat(holds("python_full_version < '3.9.2'", "3.9", "armv5tel", ""))
                .isFalse();
    }

    @Test
    public void comparesOthersAsText() throws StepException {
        assertThat(holds("sys_platform == 'linux2'", "2.7", "armv5tel", "")).isTrue();
        assertThat(holds("sys_platform == 'linux'", "3.13", "armv5tel", "")).isTrue();
        assertThat(holds("'linux' in sys_platform", "2.7", "armv5tel", "")).isTrue();
        assertThat(holds("platform_machine != 'aarch64'", "3.13", "aarch64", ""))
                .isFalse();
        assertThat(holds("platform_python_implementation == 'PyPy'", "3.13", "aarch64", ""))
                .isFalse();
        assertThat(holds("os.name == 'posix' and python_implementation == 'CPython'", "2.7", "aarch64", ""))
                .isTrue();
        assertThat(holds("sys_platform < 'z'", "3.13", "aarch64", "")).isFalse();
    }

    @Test
    public void bindsAndTighterThanOr() throws StepException {
        String falseThenTrue = "os_name == 'nt' and os_name == 'nt' or os_name == 'posix'";
        assertThat(holds(falseThenTrue, "2.7", "armv7l", "")).isTrue();
        assertThat(holds("os_name == 'nt' and (os_name == 'nt' or os_name == 'posix')", "2.7", "armv7l", ""))
                .isFalse();
    }

    @Test
    public void comparesExtrasByNormalizedName() throws StepException {
        assertThat(holds("extra == 'Foo_Bar'", "2.7", "armv7l", "foo-bar")).isTrue();
        assertThat(holds("extra == 'Foo_Bar'", "2.7", "armv7l", "")).isFalse();
        assertThat(holds("extra != 'docs'", "2.7", "armv7l", "")).isTrue();
    }

    @Test
    public void asksAboutEveryMachineNameOfATarget() throws StepException {
        assertThat(MarkerEnvironment.of(Targets.named("armel"), InterpreterVersion.of("2.7")))
                .extracting(environment -> environment.variables().get("platform_machine"))
                .containsExactly("armv5tel", "armv6l", "armv7l");
    }

    @Test
    public void refusesWhatIsNoMarker() {
        for (String text : List.of(
                "",
                "python_version",
                "python_version <",
                "(os_name == 'x'",
                "os_name == 'x')",
                "os_name = 'x'",
                "unknown == 'x'",
                "os_name == 'x' and",
                "os_name not 'x'",
                "(".repeat(100) + "os_name == 'x'" + ")".repeat(100))) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Marker.of(text));
        }
    }
}
