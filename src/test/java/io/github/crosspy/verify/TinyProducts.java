package io.github.crosspy.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes small packages, static libraries and wheels. */
final class TinyProducts {
    private TinyProducts() {}

    /** @param files path to content; a content that starts with {@code ->} makes a symbolic link */
    static Path deb(Path directory, String name, String architecture, Map<String, byte[]> files, String suffix)
            throws IOException {
        Path deb = directory.resolve(name + "_1_" + architecture + ".deb");
        String control = "Package: " + name + "\nVersion: 1\nArchitecture: " + architecture + "\n";
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("debian-binary", bytes("2.0\n"));
        members.put("control.tar.gz", compressed(tar(Map.of("./control", bytes(control))), ".gz"));
        members.put("data.tar" + suffix, compressed(tar(files), suffix));
        return Files.write(deb, archive(members));
    }

    /** A package with one file, listed with its own permissions and owner. */
    static byte[] deb(String name, String architecture, TarArchiveEntry entry, byte[] content) throws IOException {
        String control = "Package: " + name + "\nVersion: 1\nArchitecture: " + architecture + "\n";
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(data, "UTF-8")) {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("debian-binary", bytes("2.0\n"));
        members.put("control.tar", tar(Map.of("./control", bytes(control))));
        members.put("data.tar", data.toByteArray());
        return archive(members);
    }

    static byte[] archive(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArArchiveOutputStream archive = new ArArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                archive.putArchiveEntry(new ArArchiveEntry(member.getKey(), member.getValue().length));
                archive.write(member.getValue());
                archive.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
                boolean link = text.startsWith("->");
                TarArchiveEntry entry = link
                        ? new TarArchiveEntry(file.getKey(), TarConstants.LF_SYMLINK)
                        : new TarArchiveEntry(file.getKey());
                if (link) {
                    entry.setLinkName(text.substring(2));
                } else {
                    entry.setSize(file.getValue().length);
                }
                tar.putArchiveEntry(entry);
                if (!link) {
                    tar.write(file.getValue());
                }
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] tar(Map<String, byte[]> files, String suffix) throws IOException {
        return compressed(tar(files), suffix.equals(".tgz") ? ".gz" : suffix.replace(".tar", ""));
    }

    private static byte[] compressed(byte[] content, String suffix) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (suffix) {
            case ".gz" -> new GZIPOutputStream(bytes);
            case ".xz" -> new XZOutputStream(bytes, new LZMA2Options(0));
            default -> bytes;
        }) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /**
     * A wheel with a fitting RECORD.
     *
     * @param metadata lines of the file WHEEL after its version
     */
    static Path wheel(Path directory, String fileName, String metadata, Map<String, byte[]> files) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put("x-1.dist-info/WHEEL", bytes("Wheel-Version: 1.0\n" + metadata));
        StringBuilder record = new StringBuilder();
        all.forEach((path, content) -> record.append(path.contains(",") ? '"' + path + '"' : path)
                .append(",sha256=")
                .append(hash(content))
                .append(',')
                .append(content.length)
                .append('\n'));
        record.append("x-1.dist-info/RECORD,,\n");
        all.put("x-1.dist-info/RECORD", bytes(record.toString()));
        return zip(directory.resolve(fileName), all);
    }

    static Path zip(Path file, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    static String hash(byte[] content) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
