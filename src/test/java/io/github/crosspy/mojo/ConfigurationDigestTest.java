package io.github.crosspy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.stack.Binaries;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.stack.Edit;
import io.github.crosspy.stack.RulesRun;
import io.github.crosspy.stack.WheelSource;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ConfigurationDigestTest {
    private static final Suites SUITES = new Suites("bookworm", List.of(), Optional.empty(), Optional.empty());
    private static final DebSource DEB = new DebSource(
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
            Map.of());
    private static final WheelSource WHEEL =
            new WheelSource("cffi", "", Optional.empty(), Map.of(), List.of(), List.of(), List.of());
    private static final List<Edit> EDITS = List.of(new Edit("f", Edit.Kind.REPLACE, "a", "b"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Set<String> digests = new LinkedHashSet<>();
    private Path file;

    @Before
    public void setUp() throws IOException {
        file = folder.newFile("a.patch").toPath();
        digests.add(ConfigurationDigest.of(SUITES, List.of(DEB), List.of(WHEEL)));
    }

    @Test
    public void everyFieldOfADebCounts() throws Exception {
        Map<String, Object> others = Map.ofEntries(
                Map.entry("source", "openssl"),
                Map.entry("version", Optional.of("1")),
                Map.entry("suite", "bullseye"),
                Map.entry("path", Optional.of(file)),
                Map.entry("binaries", Binaries.ALL),
                Map.entry("rules", RulesRun.PARALLEL),
                Map.entry("profiles", List.of("x")),
                Map.entry("options", List.of("x")),
                Map.entry("environment", Map.of("x", "y")),
                Map.entry("edits", EDITS),
                Map.entry("patches", List.of(file)),
                Map.entry("pathExcludes", Map.of("x", List.of("y"))));
        for (RecordComponent component : DebSource.class.getRecordComponents()) {
            DebSource other = with(DEB, component, others.get(component.getName()));
            assertNew(component, ConfigurationDigest.of(SUITES, List.of(other), List.of(WHEEL)));
        }
    }

    @Test
    public void everyFieldOfAWheelCounts() throws Exception {
        Map<String, Object> others = Map.of(
                "name", "six",
                "specifier", "==1",
                "path", Optional.of(file),
                "environment", Map.of("x", "y"),
                "buildRequires", List.of("x"),
                "edits", EDITS,
                "patches", List.of(file));
        for (RecordComponent component : WheelSource.class.getRecordComponents()) {
            WheelSource other = with(WHEEL, component, others.get(component.getName()));
            assertNew(component, ConfigurationDigest.of(SUITES, List.of(DEB), List.of(other)));
        }
    }

    @Test
    public void everyFieldOfAnEditCounts() throws Exception {
        Map<String, Object> others = Map.of("file", "g", "kind", Edit.Kind.COMMENT, "text", "c", "replacement", "d");
        RecordComponent edits = DebSource.class.getRecordComponents()[9];
        digests.add(ConfigurationDigest.of(SUITES, List.of(with(DEB, edits, EDITS)), List.of(WHEEL)));
        for (RecordComponent component : Edit.class.getRecordComponents()) {
            Edit other = with(EDITS.get(0), component, others.get(component.getName()));
            assertNew(
                    component,
                    ConfigurationDigest.of(SUITES, List.of(with(DEB, edits, List.of(other))), List.of(WHEEL)));
        }
    }

    @Test
    public void everyFieldOfTheSuitesCounts() throws Exception {
        Map<String, Object> others = Map.of(
                "main", "bullseye", "extra", List.of("x"), "mirror", Optional.of("x"), "keyring", Optional.of(file));
        for (RecordComponent component : Suites.class.getRecordComponents()) {
            Suites other = with(SUITES, component, others.get(component.getName()));
            assertNew(component, ConfigurationDigest.of(other, List.of(DEB), List.of(WHEEL)));
        }
    }

    @Test
    public void orderAndNumberCount() throws Exception {
        DebSource other = with(DEB, DebSource.class.getRecordComponents()[0], "openssl");

        digests.add(ConfigurationDigest.of(SUITES, List.of(DEB, other), List.of()));
        digests.add(ConfigurationDigest.of(SUITES, List.of(other, DEB), List.of()));
        digests.add(ConfigurationDigest.of(SUITES, List.of(DEB), List.of()));
        digests.add(ConfigurationDigest.of(SUITES, List.of(), List.of(WHEEL)));
        digests.add(ConfigurationDigest.of(SUITES, List.of(), List.of()));
        assertThat(digests).hasSize(6);
    }

    @Test
    public void theContentOfAPatchCounts() throws Exception {
        DebSource patched = with(DEB, DebSource.class.getRecordComponents()[10], List.of(file));
        String before = ConfigurationDigest.of(SUITES, List.of(patched), List.of());
        assertThat(ConfigurationDigest.of(SUITES, List.of(patched), List.of())).isEqualTo(before);
        Files.writeString(file, "changed");

        assertThat(ConfigurationDigest.of(SUITES, List.of(patched), List.of())).isNotEqualTo(before);
    }

    private void assertNew(RecordComponent component, String digest) {
        assertThat(digests.add(digest)).as(component.getName() + " counts").isTrue();
    }

    /** A copy that differs in one component. */
    private static <R extends Record> R with(R record, RecordComponent changed, Object value) throws Exception {
        assertThat(value).as("another value of " + changed.getName()).isNotNull();
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = components[i].equals(changed) || components[i].getName().equals(changed.getName())
                    ? value
                    : components[i].getAccessor().invoke(record);
        }
        @SuppressWarnings("unchecked")
        Constructor<R> constructor = (Constructor<R>) record.getClass()
                .getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return constructor.newInstance(values);
    }
}
