package io.github.crosspy.debian;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes {@code .deb} files member by member, so that tests can make wrong ones too. */
public final class DebFile {
    public static final String CONTROL = """
            Package: zlib1g
            Source: zlib
            Version: 1:1.2.13.dfsg-1
            Architecture: armel
            Multi-Arch: same
            Pre-Depends: dpkg
            Depends: libc6 (>= 2.4)
            Description: compression library - runtime
             zlib is a library.
            """;

    private final Map<String, byte[]> members = new LinkedHashMap<>();

    public static DebFile standard() throws IOException {
        return new DebFile()
                .member("debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII))
                .member("control.tar.xz", xz(tar(file("./control", CONTROL))))
                .member("data.tar.xz", xz(data()));
    }

    public static DebFile of(String control) throws IOException {
        return standard().member("control.tar.xz", xz(tar(file("./control", control))));
    }

    /** Adds a member, or replaces it in its place. */
    public DebFile member(String name, byte[] content) {
        members.put(name, content);
        return this;
    }

    public DebFile without(String name) {
        members.remove(name);
        return this;
    }

    public Path write(Path file) throws IOException {
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ar.putArchiveEntry(new ArArchiveEntry(member.getKey(), member.getValue().length));
                ar.write(member.getValue());
                ar.closeArchiveEntry();
            }
        }
        return file;
    }

    public static byte[] data() throws IOException {
        TarArchiveEntry directory = new TarArchiveEntry("./usr/", TarConstants.LF_DIR);
        TarArchiveEntry program = new TarArchiveEntry("./usr/zrun", TarConstants.LF_NORMAL);
        program.setMode(04755);
        program.setSize(3);
        TarArchiveEntry link = new TarArchiveEntry("./usr/libz.so.1", TarConstants.LF_SYMLINK);
        link.setLinkName("libz.so.1.2.13");
        TarArchiveEntry hard = new TarArchiveEntry("./usr/zrun2", TarConstants.LF_LINK);
        hard.setLinkName("./usr/zrun");
        return tar(
                Map.entry(new TarArchiveEntry("./", TarConstants.LF_DIR), ""),
                Map.entry(directory, ""),
                Map.entry(program, "elf"),
                Map.entry(link, ""),
                Map.entry(hard, ""),
                Map.entry(new TarArchiveEntry("./usr/pipe", TarConstants.LF_FIFO), ""));
    }

    public static Map.Entry<TarArchiveEntry, String> file(String name, String content) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.getBytes(StandardCharsets.UTF_8).length);
        return Map.entry(entry, content);
    }

    @SafeVarargs
    public static byte[] tar(Map.Entry<TarArchiveEntry, String>... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<TarArchiveEntry, String> entry : entries) {
                tar.putArchiveEntry(entry.getKey());
                tar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    public static byte[] xz(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(0))) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    public static byte[] gz(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
