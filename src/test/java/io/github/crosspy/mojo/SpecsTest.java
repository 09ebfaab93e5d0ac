package io.github.crosspy.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.stack.Binaries;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.stack.Edit;
import io.github.crosspy.stack.RulesRun;
import io.github.crosspy.stack.WheelSource;
import java.io.File;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Sets the beans' fields as Maven does. */
public class SpecsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aNameAloneIsADeb() throws Exception {
        DebSpec spec = new DebSpec();
        spec.set("\n  zlib ");

        assertThat(spec.toSource("bookworm"))
                .isEqualTo(new DebSource(
                        "zlib",
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
                        Map.of()));
    }

    @Test
    public void everyElementOfADebArrives() throws Exception {
        File patch = folder.newFile("fix é.patch");
        DebSpec spec = bean(
                new DebSpec(),
                Map.ofEntries(
                        Map.entry("source", "openssl"),
                        Map.entry("version", "1.1.1w-0+deb11u1"),
                        Map.entry("suite", "bullseye"),
                        Map.entry("path", folder.getRoot()),
                        Map.entry("binaries", "Both"),
                        Map.entry("rules", " parallel "),
                        Map.entry("profiles", "nobluetooth, pkg.x.y\n  nowayland"),
                        Map.entry("options", "debug terse"),
                        Map.entry("environment", Map.of("CFLAGS", "-O1")),
                        Map.entry("edits", List.of(edit("debian/rules", "x", null, null))),
                        Map.entry("patches", List.of(patch)),
                        Map.entry(
                                "pathExcludes",
                                List.of(exclude("libssl*", "/a"), exclude(null, "/b"), exclude("libssl*", "/c")))));

        assertThat(spec.toSource("bookworm"))
                .isEqualTo(new DebSource(
                        "openssl",
                        Optional.of("1.1.1w-0+deb11u1"),
                        "bullseye",
                        Optional.of(folder.getRoot().toPath()),
                        Binaries.BOTH,
                        RulesRun.PARALLEL,
                        List.of("nobluetooth", "pkg.x.y", "nowayland"),
                        List.of("debug", "terse"),
                        Map.of("CFLAGS", "-O1"),
                        List.of(new Edit("debian/rules", Edit.Kind.COMMENT, "x", "")),
                        List.of(patch.toPath()),
                        Map.of("libssl*", List.of("/a", "/c"), "*", List.of("/b"))));
    }

    @Test
    public void refusesADebThatCannotBeMeant() {
        assertRefused(Map.of(), "A <deb> has no <source>");
        assertRefused(Map.of("source", " "), "A <deb> has no <source>");
        assertRefused(Map.of("source", "x=1"), "'x=1' is not a name of a Debian source package");
        assertRefused(Map.of("source", "zlib", "binaries", "some"), "zlib: <binaries> is 'some'");
        assertRefused(Map.of("source", "zlib", "rules", ""), "zlib: <rules> is ''");
        assertRefused(
                Map.of("source", "zlib", "patches", List.of(new File("/no/such"))), "There is no patch file /no/such");
        assertRefused(Map.of("source", "zlib", "patches", Arrays.asList((File) null)), "There is no patch file null");
        assertRefused(
                Map.of("source", "zlib", "environment", Map.of("A-B", "x")),
                "'A-B' is not a name of an environment variable");
    }

    /** Maven gives null for {@code <CFLAGS/>}. */
    @Test
    public void anEmptyVariableIsAnEmptyVariable() throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("CFLAGS", null);
        DebSpec deb = bean(new DebSpec(), Map.of("source", "zlib", "environment", environment));
        WheelSpec wheel = bean(new WheelSpec(), Map.of("requirement", "cffi", "environment", environment));

        assertThat(deb.toSource("bookworm").environment()).isEqualTo(Map.of("CFLAGS", ""));
        assertThat(wheel.toSource().environment()).isEqualTo(Map.of("CFLAGS", ""));
    }

    @Test
    public void everyElementOfAWheelArrives() throws Exception {
        File patch = folder.newFile();
        WheelSpec spec = bean(
                new WheelSpec(),
                Map.of(
                        "requirement", "cryptography==3.3.2",
                        "path", patch,
                        "environment", Map.of("X", "y"),
                        "buildRequires", List.of("setuptools<45"),
                        "edits", List.of(edit("setup.py", null, "a", "b")),
                        "patches", List.of(patch)));

        assertThat(spec.toSource())
                .isEqualTo(new WheelSource(
                        "cryptography",
                        "==3.3.2",
                        Optional.of(patch.toPath()),
                        Map.of("X", "y"),
                        List.of("setuptools<45"),
                        List.of(new Edit("setup.py", Edit.Kind.REPLACE, "a", "b")),
                        List.of(patch.toPath())));
    }

    @Test
    public void aRequirementAloneIsAWheel() throws Exception {
        WheelSpec spec = new WheelSpec();
        assertThatThrownBy(spec::toSource).hasMessage("A <wheel> has no <requirement>");
        spec.set("cffi==1.14.6");

        assertThat(spec.toSource()).isEqualTo(WheelSource.of("cffi==1.14.6"));
    }

    @Test
    public void anEditIsACommentOrAReplacement() throws Exception {
        assertThat(edit("f", null, "a", null).toEdit()).isEqualTo(new Edit("f", Edit.Kind.REPLACE, "a", ""));
        for (EditSpec incomplete :
                List.of(edit(null, "a", null, null), edit("f", null, null, "b"), edit("f", "a", "b", "c"))) {
            assertThatThrownBy(incomplete::toEdit)
                    .isInstanceOf(StepException.class)
                    .hasMessage("An <edit> is incomplete");
        }
        assertThatThrownBy(edit("../f", "a", null, null)::toEdit).isInstanceOf(StepException.class);
    }

    private void assertRefused(Map<String, Object> fields, String message) {
        assertThatThrownBy(() -> bean(new DebSpec(), fields).toSource("bookworm"))
                .isInstanceOf(StepException.class)
                .hasMessage(message);
    }

    private static EditSpec edit(String file, String comment, String find, String replace) throws Exception {
        Map<String, Object> fields = new HashMap<>();
        fields.put("file", file);
        fields.put("comment", comment);
        fields.put("find", find);
        fields.put("replace", replace);
        return bean(new EditSpec(), fields);
    }

    private static PathExcludeSpec exclude(String packageName, String path) throws Exception {
        PathExcludeSpec spec = bean(new PathExcludeSpec(), Map.of("paths", List.of(path)));
        return packageName == null ? spec : bean(spec, Map.of("packageName", packageName));
    }

    private static <T> T bean(T bean, Map<String, Object> fields) throws Exception {
        for (Map.Entry<String, Object> entry : fields.entrySet()) {
            Field field = bean.getClass().getDeclaredField(entry.getKey());
            field.setAccessible(true);
            field.set(bean, entry.getValue());
        }
        return bean;
    }
}
