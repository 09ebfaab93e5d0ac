package io.github.crosspy.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.github.crosspy.buildroot.BuildMachine;
import io.github.crosspy.buildroot.Suites;
import io.github.crosspy.source.LockedFile;
import io.github.crosspy.source.debian.FetchedDeb;
import io.github.crosspy.stack.Binaries;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.stack.Edit;
import io.github.crosspy.stack.RulesRun;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the script does is tested with a real build; here is that it says what it was asked for. */
public class BuildScriptTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> profiles = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private Binaries binaries = Binaries.ANY;
    private RulesRun rules = RulesRun.SERIAL;
    private String target = "armel";
    private int jobs = 3;
    private Path source;

    @Before
    public void setUp() throws IOException {
        source = folder.newFile("it's zlib_1.dsc").toPath();
    }

    @Test
    public void buildsAreCrossUnlessTheTargetIsTheBuildSide() throws Exception {
        profiles.addAll(List.of("nobluetooth", "nodoc"));
        assertThat(script().profiles()).isEqualTo("cross,nocheck,nodoc,noudeb,nobluetooth");
        target = BuildMachine.architecture().equals("arm64") ? "arm64" : null;
        assumeTrue(target != null);
        assertThat(script().profiles()).isEqualTo("nocheck,nodoc,noudeb,nobluetooth");
    }

    @Test
    public void theEnvironmentIsWhatThePomSays() throws Exception {
        options.addAll(List.of("nocheck", "debug"));
        environment.put("CFLAGS", "-O2 -DX='a b' \"$HOME\" \\ é\nnext");
        environment.put("EMPTY", "");

        String script = between(script().text(), "cat > /tmp/environment.sh <<'CROSSPY_FILE'\n", "CROSSPY_FILE\n")
                + "printf '%s|%s|%s' \"$DEB_BUILD_OPTIONS\" \"$CFLAGS\" \"${EMPTY-unset}\"";

        assertThat(shell(script))
                .isEqualTo("nocheck nodoc noautodbgsym debug parallel=3|" + environment.get("CFLAGS") + "|");
    }

    @Test
    public void namesSourceVersionAndKindOfBuild() throws Exception {
        binaries = Binaries.BOTH;

        assertThat(script().text())
                .contains("export SOURCE='/mnt/source/it'\\''s zlib_1.dsc'\n")
                .contains("export NAME='zlib'\n")
                .contains("export VERSION='1:1.2.13-1'\n")
                .contains("export ARCHITECTURE='armel'\n")
                .contains("export BUILD_TYPE='binary'\n")
                .contains("export RULES_JOBS=''\n");
        assertThat(script().sourceDirectory()).isEqualTo(source.getParent());
    }

    @Test
    public void aDirectoryIsASourceToo() throws Exception {
        source = folder.newFolder("own source").toPath();

        assertThat(script().sourceDirectory()).isEqualTo(source);
        assertThat(script().text()).contains("export SOURCE='/mnt/source/.'\n");
    }

    @Test
    public void rulesRunInParallelOnlyWhenAsked() throws Exception {
        rules = RulesRun.PARALLEL;

        assertThat(script().text()).contains("export RULES_JOBS='3'\n");
    }

    @Test
    public void theShellUnderstandsIt() throws Exception {
        edits.add(new Edit("debian/rules", Edit.Kind.REPLACE, "it's", "`x` $(y) \"z\" \\"));
        for (String text : List.of(script().text(), script().controlText())) {
            assertThat(shell(
                            "sh -n \"$1\" && echo good",
                            Files.writeString(folder.newFile().toPath(), text)))
                    .isEqualTo("good\n");
        }
    }

    @Test
    public void whatChangesAProductChangesTheFingerprint() throws Exception {
        List<String> fingerprints = new ArrayList<>(List.of(script().fingerprint()));
        List<Runnable> changes = List.of(
                () -> profiles.add("nobluetooth"),
                () -> options.add("debug"),
                () -> environment.put("X", ""),
                () -> edits.add(new Edit("debian/rules", Edit.Kind.COMMENT, "x", "")),
                () -> binaries = Binaries.ALL,
                () -> rules = RulesRun.PARALLEL);
        for (Runnable change : changes) {
            change.run();
            fingerprints.add(script().fingerprint());
        }
        assertThat(fingerprints).doesNotHaveDuplicates();

        jobs = 8;
        assertThat(script().fingerprint()).isEqualTo(fingerprints.get(fingerprints.size() - 1));
    }

    private BuildScript script() throws Exception {
        DebSource deb = new DebSource(
                "zlib",
                Optional.empty(),
                "bookworm",
                Optional.empty(),
                binaries,
                rules,
                profiles,
                options,
                environment,
                edits,
                List.of(),
                Map.of());
        FetchedDeb fetched = new FetchedDeb(
                "zlib", "1:1.2.13-1", "bookworm", source, List.of(new LockedFile("zlib_1.dsc", 1, "0".repeat(64))));
        Suites suites = new Suites("bookworm", List.of(), Optional.empty(), Optional.empty());
        return new BuildScript(new DebBuildRequest(
                deb,
                fetched,
                Targets.named(target),
                suites,
                List.of(),
                jobs,
                folder.getRoot().toPath()));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String shell(String script, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-euc", script, "sh"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
