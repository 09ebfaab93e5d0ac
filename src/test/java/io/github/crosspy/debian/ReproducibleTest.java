package io.github.crosspy.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.buildroot.Shell;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs reproducible.pl with this machine's perl on what dpkg-genbuildinfo and dpkg-genchanges of Debian 12 write. */
public class ReproducibleTest {
    private static final String DATE = "Sat, 05 Nov 2022 11:23:47 +0000";

    private static final String BUILDINFO = """
            Format: 1.0
            Source: zlib
            Binary: zlib1g
            Build-Date: Mon, 23 Nov 2026 16:21:00 +0000
            Build-Path: /build/zlib-1.2.13
            Installed-Build-Depends:
             autoconf (= 2.71-3)
            Environment:
             DEB_BUILD_OPTIONS="nocheck nodoc noautodbgsym parallel=2"
             LANG="C.UTF-8"
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path buildinfo;
    private Path changes;

    @Before
    public void setUp() {
        Path directory = folder.getRoot().toPath();
        buildinfo = directory.resolve("zlib_1.2.13+dfsg-1_armel.buildinfo");
        changes = directory.resolve("zlib_1.2.13+dfsg-1_armel.changes");
    }

    @Test
    public void takesOutTimeAndJobs() throws Exception {
        run(BUILDINFO);

        assertThat(buildinfo)
                .hasContent(BUILDINFO
                        .replace("Mon, 23 Nov 2026 16:21:00 +0000", DATE)
                        .replace(" parallel=2", ""));
    }

    @Test
    public void twoBuildsAreAlike() throws Exception {
        run(BUILDINFO);
        byte[] firstInfo = Files.readAllBytes(buildinfo);
        byte[] firstChanges = Files.readAllBytes(changes);

        run(BUILDINFO.replace("16:21:00", "17:00:59").replace("parallel=2", "parallel=16"));

        assertThat(buildinfo).hasBinaryContent(firstInfo);
        assertThat(changes).hasBinaryContent(firstChanges);
    }

    @Test
    public void theSumsOfChangesAreThoseOfTheFile() throws Exception {
        run(BUILDINFO);

        String size = " " + Files.size(buildinfo) + " ";
        String name = buildinfo.getFileName().toString();
        assertThat(changes)
                .hasContent(listing("8", "6", "1")
                        .replace(" 1 1 " + name, " " + digest("SHA-1") + size + name)
                        .replace(" 6 6 " + name, " " + Digests.sha256(buildinfo) + size + name)
                        .replace(" 8 8 libs optional " + name, " " + digest("MD5") + size + "libs optional " + name));
        assertThat(Files.readString(changes)).contains(size + name).doesNotContain(" 1000 ");
    }

    private void run(String content) throws IOException, InterruptedException {
        Files.writeString(buildinfo, content);
        Files.writeString(changes, listing("8".repeat(32), "6".repeat(64), "1".repeat(40)));
        Path program = Files.writeString(
                folder.getRoot().toPath().resolve("reproducible.pl"),
                Shell.script(BuildScript.class, "reproducible.pl"));
        Process perl = new ProcessBuilder("perl", program.toString(), DATE, buildinfo.toString(), changes.toString())
                .inheritIO()
                .start();
        assertThat(perl.waitFor()).isZero();
    }

    /** What stands for the sum also stands for the size, so that the test can find it again. */
    private String listing(String md5, String sha256, String sha1) {
        String name = buildinfo.getFileName().toString();
        return """
                Format: 1.8
                Checksums-Sha1:
                 %s %s %s
                 %s 77 zlib1g_1.2.13_armel.deb
                Checksums-Sha256:
                 %s %s %s
                 %s 77 zlib1g_1.2.13_armel.deb
                Files:
                 %s %s libs optional %s
                 %s 77 libs optional zlib1g_1.2.13_armel.deb
                """.formatted(
                        sha1,
                        sha1.length() == 1 ? sha1 : "1000",
                        name,
                        "a".repeat(40),
                        sha256,
                        sha256.length() == 1 ? sha256 : "1000",
                        name,
                        "b".repeat(64),
                        md5,
                        md5.length() == 1 ? md5 : "1000",
                        name,
                        "c".repeat(32));
    }

    private String digest(String algorithm) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(buildinfo)));
    }
}
