package io.github.crosspy.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.Targets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AllowancesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private List<Finding> judge(Map<String, byte[]> files, Allowance... allowances) throws Exception {
        Path deb = TinyProducts.deb(folder.newFolder().toPath(), "x", "armel", files, ".gz");
        return new Verifier()
                .run(new VerifyRequest(
                        Targets.named("armel"),
                        List.of(deb),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(allowances)))
                .findings();
    }

    private static Map<String, byte[]> files(String... paths) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String path : paths) {
            files.put(
                    "." + path,
                    TinyElf.arm(TinyElf.SOFT).attribute(TinyElf.CPU_ARCH, 10).build());
        }
        return files;
    }

    private static Allowance allow(String path) {
        return new Allowance("cpu-arch-max", path, "the plug-in asks the kernel first");
    }

    @Test
    public void turnsFindingsIntoNotesWithTheReason() throws Exception {
        assertThat(judge(files("/usr/lib/x/fast.so"), allow("**/fast.so")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO))
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith("promises ARMv5TE; allowed: the plug-in asks the kernel first"));
    }

    @Test
    public void matchesWholePaths() throws Exception {
        for (String good : List.of("usr/lib/x/fast.so", "usr/**", "usr/lib/?/f*.so", "**/usr/lib/x/*", "**")) {
            assertThat(judge(files("/usr/lib/x/fast.so"), allow(good)))
                    .as(good)
                    .extracting(Finding::severity)
                    .containsExactly(Severity.INFO);
        }
        for (String bad : List.of("fast.so", "usr/lib/*", "/usr/lib/x/fast.so", "**/fast", "usr/lib/x/fast?so?")) {
            assertThat(judge(files("/usr/lib/x/fast.so"), allow(bad)))
                    .as(bad)
                    .extracting(Finding::severity)
                    .containsExactly(Severity.ERROR, Severity.WARNING);
        }
    }

    @Test
    public void leavesOtherChecksAlone() throws Exception {
        Allowance other = new Allowance("fpu-max", "**", "no reason at all");

        assertThat(judge(files("/usr/lib/x/fast.so"), other))
                .extracting(Finding::checkId)
                .containsExactly("cpu-arch-max", "allow-unused");
    }

    @Test
    public void standsForAllMembersOfAStaticLibrary() throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("/", new byte[4]);
        members.put("a.o", TinyElf.armObject().attribute(TinyElf.CPU_ARCH, 10).build());

        assertThat(judge(Map.of("./usr/lib/libx.a", TinyProducts.archive(members)), allow("usr/lib/libx.a")))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
    }

    @Test
    public void tellsAllowancesThatNothingNeeds() throws Exception {
        assertThat(judge(files("/usr/lib/x/fast.so"), allow("**/fast.so"), allow("**/gone.so")))
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .singleElement()
                .satisfies(finding -> assertThat(finding.checkId()).isEqualTo("allow-unused"))
                .satisfies(finding -> assertThat(finding.message()).contains("**/gone.so"));
    }

    @Test
    public void refusesUnknownChecks() {
        assertThatThrownBy(() -> judge(files(), new Allowance("cpu-arch", "**", "typing error")))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("'cpu-arch'");
    }
}
