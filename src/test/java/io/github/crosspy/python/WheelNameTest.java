package io.github.crosspy.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class WheelNameTest {
    @Test
    public void readsEveryPart() throws Exception {
        WheelName name =
                WheelName.parse("ruamel.yaml.clib-0.2.8+local-1bookworm-cp39-cp39-linux_armv6l.linux_armv7l.whl");

        assertThat(name)
                .isEqualTo(new WheelName(
                        "ruamel.yaml.clib",
                        "0.2.8+local",
                        Optional.of("1bookworm"),
                        List.of("cp39"),
                        List.of("cp39"),
                        List.of("linux_armv6l", "linux_armv7l")));
    }

    @Test
    public void givesTheNameBack() throws Exception {
        for (String name : List.of(
                "cffi-1.14.6-cp27-cp27mu-linux_armv5tel.whl",
                "six-1.17.0-py2.py3-none-any.whl",
                "cryptography-3.3.2-1-cp27-cp27mu-linux_armv5tel.linux_armv6l.linux_armv7l.whl",
                "pytz-2024.1.post1-2a-py3-none-any.whl")) {
            assertThat(WheelName.parse(name).fileName()).isEqualTo(name);
        }
    }

    @Test
    public void expandsTagSets() throws Exception {
        assertThat(WheelName.parse("a-1-py2.py3-none-linux_armv6l.linux_armv7l.whl")
                        .expandedTags())
                .containsExactly(
                        "py2-none-linux_armv6l",
                        "py2-none-linux_armv7l",
                        "py3-none-linux_armv6l",
                        "py3-none-linux_armv7l");
    }

    @Test
    public void tellsPureFromPlatform() throws Exception {
        assertThat(WheelName.parse("six-1.17.0-py2.py3-none-any.whl").isPure()).isTrue();
        assertThat(WheelName.parse("a-1-py3-none-linux_armv7l.whl").isPure()).isFalse();
    }

    @Test
    public void changesThePlatformAndTheBuildTag() throws Exception {
        WheelName name = WheelName.parse("cffi-1.14.6-1-cp27-cp27mu-linux_x86_64.whl");

        assertThat(name.forPlatform("linux_armv6l.linux_armv7l", "2armel").fileName())
                .isEqualTo("cffi-1.14.6-2armel-cp27-cp27mu-linux_armv6l.linux_armv7l.whl");
        assertThat(name.forPlatform("linux_armv7l", "").fileName())
                .isEqualTo("cffi-1.14.6-cp27-cp27mu-linux_armv7l.whl");
    }

    @Test
    public void refusesTagsThatCannotBe() throws Exception {
        WheelName name = WheelName.parse("cffi-1.14.6-cp27-cp27mu-linux_x86_64.whl");

        for (String platform : List.of("", "linux-armv7l", "../x", "a..b", "linux_armv7l.")) {
            assertThatThrownBy(() -> name.forPlatform(platform, ""))
                    .as(platform)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> name.forPlatform("linux_armv7l", "armel"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void refusesWhatIsNoWheel() {
        for (String name : List.of(
                "cffi-1.14.6.tar.gz",
                "cffi-1.14.6-cp27-cp27mu.whl",
                "cffi-1.14.6-x-cp27-cp27mu-any.whl",
                "cffi-1.14.6-1-2-cp27-cp27mu-any.whl",
                "../cffi-1.14.6-cp27-none-any.whl",
                "cffi-1.14.6-cp27-none-any.whl.part",
                "-1.0-py3-none-any.whl")) {
            assertThatThrownBy(() -> WheelName.parse(name)).as(name).isInstanceOf(StepException.class);
        }
    }
}
