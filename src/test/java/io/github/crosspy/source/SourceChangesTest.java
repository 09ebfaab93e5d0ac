package io.github.crosspy.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.StepException;
import io.github.crosspy.buildroot.Bind;
import io.github.crosspy.process.Command;
import io.github.crosspy.process.CommandResult;
import io.github.crosspy.process.CommandRunner;
import io.github.crosspy.stack.Edit;
import io.github.crosspy.stack.Edit.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs the script as the build root does, with this machine's sh, perl and patch. */
public class SourceChangesTest {
    private static final String RULES = """
            build:
            \ttest -f $(d)/x.so
              test -f two
            \tother "quoted" \\$$1 'single' `cmd`
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<Edit> edits = new ArrayList<>();
    private final List<Path> patches = new ArrayList<>();
    private Path source;
    private Path rules;
    private Path log;

    @Before
    public void setUp() throws IOException {
        source = folder.newFolder("source é").toPath();
        rules = Files.writeString(
                Files.createDirectory(source.resolve("debian")).resolve("rules"), RULES);
        log = folder.getRoot().toPath().resolve("build.log");
    }

    @Test
    public void nothingToChangeIsNoScript() throws Exception {
        assertThat(SourceChanges.script(List.of(), List.of())).isEmpty();
        assertThat(run().succeeded()).isTrue();
    }

    @Test
    public void aCommentKeepsIndentationAndMode() throws Exception {
        Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rwxr-xr-x"));
        edits.add(new Edit("debian/rules", Kind.COMMENT, "test -f", ""));

        assertThat(run().succeeded()).isTrue();

        assertThat(rules).hasContent(RULES.replace("test -f $", "# test -f $").replace("test -f two", "# test -f two"));
        assertThat(Files.isExecutable(rules)).isTrue();
    }

    @Test
    public void textsAreLiteral() throws Exception {
        String odd = "\"quoted\" \\$$1 'single' `cmd`";
        edits.add(new Edit("debian/rules", Kind.REPLACE, odd, "$1 $& \\1 @list 'it''s' %s é"));
        edits.add(new Edit("debian/rules", Kind.REPLACE, "$(d)/x.so", "$(e)/y.so"));

        assertThat(run().succeeded()).isTrue();

        assertThat(rules)
                .hasContent(RULES.replace(odd, "$1 $& \\1 @list 'it''s' %s é").replace("$(d)/x", "$(e)/y"));
    }

    @Test
    public void otherEncodingsAndLineEndsSurvive() throws Exception {
        byte[] latin1 = "# \u00e9\r\nold\r\nno end".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(rules, latin1);
        edits.add(new Edit("debian/rules", Kind.REPLACE, "old", "new"));

        assertThat(run().succeeded()).isTrue();

        assertThat(rules).hasBinaryContent("# \u00e9\r\nnew\r\nno end".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    public void anEditThatMatchesNothingEndsTheStep() throws Exception {
        String text = "\\no %s such 'é'";
        edits.add(new Edit("debian/rules", Kind.COMMENT, "test", ""));
        edits.add(new Edit("debian/rules", Kind.COMMENT, text, ""));
        edits.add(new Edit("debian/rules", Kind.COMMENT, "other", ""));

        StepException failure = failure();

        assertThat(failure).hasMessage("openssl armel: an edit matches nothing: debian/rules: " + text);
        assertThat(failure.log()).contains(log);
        assertThat(log).content().contains("no line contains: " + text);
        assertThat(rules).content().doesNotContain("# other");
    }

    @Test
    public void anEditOfAnAbsentFileEndsTheStep() throws Exception {
        edits.add(new Edit("no such file", Kind.COMMENT, "x", ""));

        assertThat(failure()).hasMessage("openssl armel: an edit matches nothing: no such file: x");
    }

    @Test
    public void patchesComeBeforeEditsInTheirOrder() throws Exception {
        patch("first.patch", "test -f two", "test -f three");
        patch("second.patch", "test -f three", "test -f four");
        edits.add(new Edit("debian/rules", Kind.REPLACE, "four", "five"));

        assertThat(run().succeeded()).isTrue();

        assertThat(rules).hasContent(RULES.replace("two", "five"));
    }

    @Test
    public void aPatchThatDoesNotApplyEndsTheStepAndIsNamed() throws Exception {
        patch("good.patch", "test -f two", "test -f three");
        patch("it's bad é.patch", "test -f nowhere", "test -f four");
        edits.add(new Edit("debian/rules", Kind.COMMENT, "other", ""));

        assertThat(failure()).hasMessage("openssl armel: the patch it's bad é.patch does not apply");
        assertThat(rules).content().doesNotContain("# other");
    }

    @Test
    public void aPatchThatIsThereAlreadyDoesNotApply() throws Exception {
        patch("twice.patch", "test -f two", "test -f three");
        patches.add(patches.get(0));

        assertThat(failure()).hasMessage("openssl armel: the patch twice.patch does not apply");
    }

    @Test
    public void otherFailuresAreNotOurs() throws Exception {
        Files.writeString(log, "crosspy: edit: debian/rules: x\n");

        assertThat(SourceChanges.failure("x", result(0))).isEmpty();
        assertThat(SourceChanges.failure("x", result(1))).isEmpty();
        assertThat(SourceChanges.failure("x", result(2))).isEmpty();
    }

    @Test
    public void patchesAreBoundByNumber() throws Exception {
        patch("a.patch", "x", "y");
        patch("b.patch", "x", "y");

        assertThat(SourceChanges.binds(patches))
                .containsExactly(Bind.read(patches.get(0), "patch-0"), Bind.read(patches.get(1), "patch-1"));
    }

    private CommandResult result(int exitCode) {
        return new CommandResult(exitCode, log, Duration.ZERO);
    }

    private void patch(String name, String from, String to) throws IOException {
        patches.add(Files.writeString(folder.getRoot().toPath().resolve(name), """
                --- a/debian/rules
                +++ b/debian/rules
                @@ -3,1 +3,1 @@
                -  %s
                +  %s
                """.formatted(from, to)));
    }

    private StepException failure() throws IOException {
        return SourceChanges.failure("openssl armel", run()).orElseThrow();
    }

    private CommandResult run() throws IOException {
        String script = SourceChanges.script(edits, patches);
        for (int i = 0; i < patches.size(); i++) {
            script = script.replace("/mnt/patch-" + i, "\"$PATCHES/" + i + "\"");
            Files.createSymbolicLink(
                    Files.createDirectories(folder.getRoot().toPath().resolve("patches"))
                            .resolve(Integer.toString(i)),
                    patches.get(i));
        }
        return new CommandRunner()
                .run(new Command(
                        "changes",
                        List.of("sh", "-euc", script),
                        source,
                        Map.of(
                                "PATH", System.getenv("PATH"),
                                "PATCHES",
                                        folder.getRoot()
                                                .toPath()
                                                .resolve("patches")
                                                .toString()),
                        log,
                        Optional.empty()));
    }
}
