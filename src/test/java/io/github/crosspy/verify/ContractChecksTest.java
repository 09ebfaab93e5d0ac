package io.github.crosspy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.elf.TinyElf;
import io.github.crosspy.target.LibraryContract;
import io.github.crosspy.target.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the configuration promises of devices. */
public class ContractChecksTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private List<String> judge(LibraryContract promised, String name, TinyElf elf) throws Exception {
        Path file = Files.write(folder.getRoot().toPath().resolve(name), elf.build());
        return new Verifier()
                        .run(new VerifyRequest(
                                Targets.named("armel").with(promised),
                                List.of(),
                                List.of(),
                                List.of(file),
                                Optional.empty(),
                                List.of()))
                        .findings()
                        .stream()
                        .map(finding -> finding.severity() + " " + finding.checkId() + " " + finding.message())
                        .toList();
    }

    private static LibraryContract promise(String glibc, String openssl, String python) {
        return new LibraryContract(
                Optional.ofNullable(glibc), Optional.ofNullable(openssl), Optional.ofNullable(python));
    }

    private static TinyElf needing(String... versions) {
        return TinyElf.arm(TinyElf.SOFT).version("libc.so.6", versions);
    }

    @Test
    public void glibcMaxComparesVersionsAsNumbers() throws Exception {
        TinyElf elf = needing("GLIBC_2.4", "GLIBC_2.28", "GLIBC_2.3.4", "OTHER_9.9");

        assertThat(judge(promise("2.28", null, null), "x", elf)).isEmpty();
        assertThat(judge(promise("3.0", null, null), "x", elf)).isEmpty();
        assertThat(judge(LibraryContract.ANY, "x", elf)).isEmpty();
        assertThat(judge(promise("2.9", null, null), "x", elf))
                .containsExactly("ERROR glibc-max needs GLIBC_2.28, devices of armel have glibc 2.9");
    }

    @Test
    public void opensslVersionTellsOtherVersions() throws Exception {
        TinyElf elf = TinyElf.arm(TinyElf.SOFT).needed("libcrypto.so.1.1").needed("libz.so.1");

        assertThat(judge(promise(null, "1.1", null), "x", elf)).isEmpty();
        assertThat(judge(LibraryContract.ANY, "x", elf)).isEmpty();
        assertThat(judge(promise(null, "3", null), "x", elf))
                .containsExactly("ERROR openssl-version needs libcrypto.so.1.1, devices of armel have OpenSSL 3");
    }

    @Test
    public void pythonVersionTellsOtherVersions() throws Exception {
        TinyElf elf = TinyElf.arm(TinyElf.SOFT).symbol("PyInit_x", true);
        String name = "x.cpython-311-arm-linux-gnueabi.so";

        assertThat(judge(promise(null, null, "3.11"), name, elf)).isEmpty();
        assertThat(judge(LibraryContract.ANY, name, elf)).isEmpty();
        assertThat(judge(promise(null, null, "3.9"), "x.abi3.so", elf)).isEmpty();
        assertThat(judge(promise(null, null, "3.9"), name, elf))
                .containsExactly("ERROR python-version is named for Python 311, devices of armel have Python 3.9");
    }
}
