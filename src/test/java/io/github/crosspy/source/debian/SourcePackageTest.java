package io.github.crosspy.source.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SourcePackageTest {
    /** What sha256sum and md5sum say of {@code tarball\n}. */
    private static final String SHA256 = "db54a0dc0e228817bfd5fe0b45b84e7bf15e9459baca4c358a981c2b9cdfdc8a";

    private static final String MD5 = "ac4311c0e39ff130349a3f7088ef49d4";

    private static final String DSC = """
            Format: 3.0 (quilt)
            Source: zlib
            Binary: zlib1g, zlib1g-dev
            Version: 1:1.2.13.dfsg-1
            Checksums-Sha256:
             %s 8 zlib_1.2.13.dfsg.orig.tar.bz2
            Files:
             %s 8 zlib_1.2.13.dfsg.orig.tar.bz2
            """.formatted(SHA256, MD5);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;

    @Before
    public void setUp() throws IOException {
        directory = folder.getRoot().toPath();
        Files.writeString(directory.resolve("zlib_1.2.13.dfsg.orig.tar.bz2"), "tarball\n");
    }

    @Test
    public void readsAndVerifies() throws Exception {
        SourcePackage source = read(DSC);
        source.verify(directory);

        assertThat(source.name()).isEqualTo("zlib");
        assertThat(source.version()).hasToString("1:1.2.13.dfsg-1");
        assertThat(source.format()).isEqualTo("3.0 (quilt)");
        assertThat(source.files())
                .containsExactly(new SourcePackage.SourceFile("zlib_1.2.13.dfsg.orig.tar.bz2", 8, SHA256));
    }

    @Test
    public void namesAFileThatIsAbsent() throws Exception {
        Files.delete(directory.resolve("zlib_1.2.13.dfsg.orig.tar.bz2"));

        assertDamaged("zlib_1.2.13.dfsg.orig.tar.bz2 is listed by zlib 1:1.2.13.dfsg-1 but is not there");
    }

    @Test
    public void namesATruncatedFile() throws Exception {
        Files.writeString(directory.resolve("zlib_1.2.13.dfsg.orig.tar.bz2"), "tarball");

        assertDamaged("zlib_1.2.13.dfsg.orig.tar.bz2 has 7 bytes, its .dsc says 8");
    }

    @Test
    public void namesAChangedFile() throws Exception {
        Files.writeString(directory.resolve("zlib_1.2.13.dfsg.orig.tar.bz2"), "tarbell\n");

        assertDamaged("zlib_1.2.13.dfsg.orig.tar.bz2 has SHA-256 ");
    }

    @Test
    public void refusesAFileWithoutSha256() {
        assertMalformed(DSC.replaceAll("(?s)Checksums.*Files", "Files"), "has no SHA-256 for zlib_1.2.13.dfsg.orig");
        assertMalformed(DSC.replaceAll("(?s)Checksums.*", ""), "has no SHA-256 of any file");
        assertMalformed(DSC + " " + MD5 + " 5 zlib_1.debian.tar.xz\n", "has no SHA-256 for zlib_1.debian.tar.xz");
        assertMalformed(DSC.replace(MD5 + " 8", MD5 + " 9"), "of 9 bytes");
    }

    @Test
    public void refusesAPathForAFileName() {
        for (String evil : new String[] {"../zlib.tar", "/etc/passwd", "a/b", "..", ".hidden", "-rf", "a\\b"}) {
            assertMalformed(
                    DSC.replace("zlib_1.2.13.dfsg.orig.tar.bz2", evil), "lists '" + evil + "', which is not a plain");
        }
    }

    @Test
    public void refusesOtherMalformedSources() {
        assertMalformed(DSC.replace("Source: zlib", "Source: ../zlib"), "names its source '../zlib'");
        assertMalformed(DSC.replace("Version: 1:1.2", "Version: 1:1/2"), "is not a version");
        assertMalformed(DSC.replace("Format: 3.0 (quilt)\n", ""), "has no field Format");
        assertMalformed(DSC.replace(SHA256, SHA256.substring(1)), "instead of checksum, size and name");
        assertMalformed(DSC.replace("Files:", " " + SHA256 + " 8 zlib_1.2.13.dfsg.orig.tar.bz2\nFiles:"), "twice");
    }

    private SourcePackage read(String dsc) throws StepException, IOException {
        return SourcePackage.read(Files.writeString(directory.resolve("zlib.dsc"), dsc));
    }

    private void assertDamaged(String message) throws Exception {
        SourcePackage source = read(DSC);
        assertThatThrownBy(() -> source.verify(directory))
                .isInstanceOf(StepException.class)
                .hasMessageContaining(message);
    }

    private void assertMalformed(String dsc, String message) {
        assertThatThrownBy(() -> read(dsc)).isInstanceOf(StepException.class).hasMessageContaining(message);
    }
}
