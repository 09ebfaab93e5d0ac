package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.StepException;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class DistributionNameTest {
    private static String version(String fileName, String project) {
        return DistributionName.of(fileName, project)
                .map(name -> name.version().toString())
                .orElse("none");
    }

    @Test
    public void readsVersionsOfSdists() {
        assertThat(version("cffi-1.14.6.tar.gz", "cffi")).isEqualTo("1.14.6");
        assertThat(version("zope.interface-5.0.zip", "zope-interface")).isEqualTo("5.0");
        assertThat(version("typing_extensions-4.1.1.tar.gz", "typing-extensions"))
                .isEqualTo("4.1.1");
        assertThat(version("foo-2-1.0-1.tar.bz2", "foo-2")).isEqualTo("1.0.post1");
        assertThat(version("foo-bar-1.0.tar.gz", "foo")).isEqualTo("none");
        assertThat(version("foo-1.0.exe", "foo")).isEqualTo("none");
        assertThat(version("foo-1.0.tar.xz", "foo")).isEqualTo("none");
        assertThat(version("../foo-1.0.tar.gz", "foo")).isEqualTo("none");
    }

    @Test
    public void tellsPureWheelsThatFitThePython() throws StepException {
        assertThat(fits("six-1.0-py2.py3-none-any.whl", "2.7")).isTrue();
        assertThat(fits("six-1.0-py2.py3-none-any.whl", "3.13")).isTrue();
        assertThat(fits("six-1.0-1-py3-none-any.whl", "2.7")).isFalse();
        assertThat(fits("six-1.0-py27-none-any.whl", "2.7")).isTrue();
        assertThat(fits("six-1.0-py38-none-any.whl", "3.13")).isTrue();
        assertThat(fits("six-1.0-py314-none-any.whl", "3.13")).isFalse();
        assertThat(fits("six-1.0-cp312-none-any.whl", "3.13")).isFalse();
        assertThat(fits("six-1.0-cp37-abi3-any.whl", "3.13")).isTrue();
    }

    @Test
    public void tellsPureWheelsFromOthers() {
        for (String tags : List.of("cp27-cp27mu-linux_armv7l", "cp37-abi3-any", "py3-none-manylinux_2_17_aarch64")) {
            Optional<DistributionName> name = DistributionName.of("six-1.0-" + tags + ".whl", "six");
            assertThat(name).as(tags).isPresent();
            assertThat(name.get().isPureWheel()).as(tags).isFalse();
        }
        assertThat(DistributionName.of("six-1.0-py3-none-any.whl", "six")
                        .orElseThrow()
                        .isPureWheel())
                .isTrue();
    }

    private static boolean fits(String fileName, String python) throws StepException {
        return DistributionName.of(fileName, "six").orElseThrow().fits(InterpreterVersion.of(python));
    }
}
