package io.github.crosspy.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.store.Digests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WheelhouseTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Wheelhouse wheelhouse = new Wheelhouse();
    private Path directory;

    @Before
    public void setUp() {
        directory = folder.getRoot().toPath();
    }

    @Test
    public void linksEveryWheelUnderItsNormalizedName() throws Exception {
        String name = "cffi-1.14.6-cp27-cp27mu-linux_armv5tel.whl";
        Path cffi = WheelFixture.cffi().write(directory.resolve(name));
        pure("Zope.Interface", "5.0+armel");

        List<Wheel> wheels = wheelhouse.run(directory);

        assertThat(wheels).extracting(Wheel::project).containsExactly("Zope.Interface", "cffi");
        assertThat(directory.resolve("simple/index.html"))
                .content()
                .contains("<a href=\"cffi/\">cffi</a>", "<a href=\"zope-interface/\">zope-interface</a>");
        assertThat(directory.resolve("simple/cffi/index.html"))
                .content()
                .contains("<a href=\"../../" + name + "#sha256=" + Digests.sha256(cffi)
                        + "\" data-requires-python=\"!=3.0.*,&gt;=2.7\">" + name + "</a>");
        assertThat(directory.resolve("simple/zope-interface/index.html"))
                .content()
                .contains("href=\"../../Zope.Interface-5.0%2Barmel-py2.py3-none-any.whl#sha256=")
                .doesNotContain("data-requires-python");
    }

    @Test
    public void refusesTwoVersionsOfOneProject() throws Exception {
        pure("enum34", "1.1.10");
        pure("Enum34", "1.1.9");

        assertThatThrownBy(() -> wheelhouse.run(directory))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("Enum34-1.1.9-py2.py3-none-any.whl")
                .hasMessageContaining("enum34-1.1.10-py2.py3-none-any.whl");
        assertThat(directory.resolve("simple")).doesNotExist();
    }

    @Test
    public void takesOneVersionForSeveralPlatforms() throws Exception {
        Path cffi = WheelFixture.cffi().write(directory.resolve("cffi-1.14.6-cp27-cp27mu-linux_armv5tel.whl"));
        new WheelRetag().run(cffi, "linux_armv7l", "", directory);

        assertThat(wheelhouse.run(directory)).hasSize(2);
    }

    @Test
    public void aProjectThatIsGoneIsNotLinkedAnyMore() throws Exception {
        Path six = pure("six", "1.17.0");
        pure("idna", "2.10");
        wheelhouse.run(directory);
        Files.delete(six);
        wheelhouse.run(directory);

        assertThat(directory.resolve("simple/six")).doesNotExist();
        assertThat(directory.resolve("simple/index.html")).content().doesNotContain("six");
    }

    @Test
    public void aDamagedWheelLeavesTheIndexAsItWas() throws Exception {
        Path six = pure("six", "1.17.0");
        wheelhouse.run(directory);
        byte[] whole = Files.readAllBytes(six);
        Files.write(directory.resolve("idna-2.10-py3-none-any.whl"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> wheelhouse.run(directory)).hasMessageContaining("idna-2.10-py3-none-any.whl");
        assertThat(directory.resolve("simple/six/index.html")).exists();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    private Path pure(String name, String version) throws Exception {
        String file = name + "-" + version + "-py2.py3-none-any.whl";
        return WheelFixture.pure(name, version).write(directory.resolve(file));
    }
}
