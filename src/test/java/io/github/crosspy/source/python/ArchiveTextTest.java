package io.github.crosspy.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ArchiveTextTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve(name), content);
    }

    private void isRefused(Path archive, String reason) {
        assertThatThrownBy(() -> ArchiveText.read(archive, name -> name.endsWith("PKG-INFO")))
                .isInstanceOf(StepException.class)
                .hasMessageContaining(archive.getFileName().toString())
                .hasMessageContaining(reason);
    }

    @Test
    public void namesThatPointOutsideAreRefused() throws Exception {
        for (String name : List.of("../x", "/etc/x", "a/../../x", "a\\..\\x", "./../x")) {
            isRefused(file("a.tar.gz", Archives.tarGz(Map.of(name, "x"))), "points outside");
            isRefused(file("a.zip", Archives.zip(Map.of(name, "x"))), "points outside");
        }
    }

    @Test
    public void aMemberThatIsThereTwiceIsRefused() throws Exception {
        Map<String, String> twice = new TreeMap<>(Map.of("a/PKG-INFO", "x", "./a/PKG-INFO", "y"));
        isRefused(file("a.tar.gz", Archives.tarGz(twice)), "twice");
        isRefused(file("a.zip", Archives.zip(twice)), "twice");
    }

    @Test
    public void linksAreNotRead() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry link = new TarArchiveEntry("a/PKG-INFO", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/hostname");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        assertThat(ArchiveText.read(file("a.tar.gz", bytes.toByteArray()), name -> true))
                .isEmpty();
    }

    @Test
    public void aTextWithoutMeasureIsRefused() throws Exception {
        String large = "x".repeat((8 << 20) + 1);
        isRefused(file("a.tar.gz", Archives.tarGz(Map.of("a/PKG-INFO", large))), "has more than");
        isRefused(file("a.zip", Archives.zip(Map.of("a/PKG-INFO", large))), "has more than");
        String largest = "x".repeat(8 << 20);
        assertThat(ArchiveText.read(file("b.zip", Archives.zip(Map.of("a/PKG-INFO", largest))), name -> true))
                .containsEntry("a/PKG-INFO", largest);
    }

    /** A header that claims a long name of 64 MiB must not be read into memory. */
    @Test
    public void aHeaderWithoutMeasureIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            TarArchiveEntry header = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            header.setSize(64 << 20);
            byte[] block = new byte[512];
            header.writeEntryHeader(block);
            gzip.write(block);
            byte[] name = new byte[1 << 20];
            Arrays.fill(name, (byte) 'n');
            for (int i = 0; i < 64; i++) {
                gzip.write(name);
            }
        }
        isRefused(file("a.tar.gz", bytes.toByteArray()), "larger than its header says");
    }

    @Test
    public void aTruncatedOrForeignFileIsRefused() throws Exception {
        // Random-like content, so that a cut falls into the member and not only into padding.
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(Integer.toHexString(i * 0x9E3779B9));
        }
        byte[] tar = Archives.tarGz(Map.of("a/PKG-INFO", text.toString(), "b", text.toString()));
        isRefused(file("a.tar.gz", Arrays.copyOf(tar, tar.length / 2)), "not a whole");
        byte[] zip = Archives.zip(Map.of("a/PKG-INFO", text.toString()));
        isRefused(file("a.zip", Arrays.copyOf(zip, zip.length / 2)), "not a whole");
        isRefused(file("b.tar.gz", "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8)), "not a whole");
        isRefused(file("b.whl", new byte[0]), "not a whole");
    }
}
