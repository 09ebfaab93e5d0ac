package io.github.crosspy.debian;

import io.github.crosspy.StepException;
import io.github.crosspy.debian.BinaryPackage.PackagedFile;
import io.github.crosspy.debian.BinaryPackage.PackagedFile.Kind;
import io.github.crosspy.source.debian.ControlStanzas;
import io.github.crosspy.source.debian.Stanza;
import io.github.crosspy.store.MeteredInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Reads the two archives within a {@code .deb} (deb(5)); what is read is read to its end, so that checksums are checked. */
final class DebReader {
    private static final int MAX_CONTROL_FILE = 4 << 20;
    private static final int MAX_HEADERS = 1 << 20;
    private static final int MAX_ENTRIES = 1_000_000;
    private static final long MAX_FILE = 8L << 30;
    private static final long MAX_PADDING = 1 << 20;
    /** xz -9 asks for 64 MiB. */
    private static final int MAX_XZ_MEMORY_KIB = 256 << 10;

    private final Path deb;
    private final DataMember data;
    private Stanza control;
    private List<PackagedFile> contents;

    /** What is done with the archive of a package's files. */
    @FunctionalInterface
    private interface DataMember {
        List<PackagedFile> read(DebReader reader, ArArchiveEntry entry, InputStream member)
                throws StepException, IOException;
    }

    private DebReader(Path deb, DataMember data) {
        this.deb = deb;
        this.data = data;
    }

    /** The control file; the package's files are passed over, compressed as they are. */
    static Stanza control(Path deb) throws StepException, IOException {
        return read(deb, DebReader::passOver).control;
    }

    /** The package's files, in the order of the archive. */
    static List<PackagedFile> contents(Path deb) throws StepException, IOException {
        return read(deb, DebReader::uncompressedContents).contents;
    }

    private static DebReader read(Path deb, DataMember data) throws StepException, IOException {
        DebReader reader = new DebReader(deb, data);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(deb))) {
            reader.members(file);
        }
        return reader;
    }

    private List<PackagedFile> passOver(ArArchiveEntry entry, InputStream member) throws StepException, IOException {
        if (member.transferTo(OutputStream.nullOutputStream()) != entry.getSize()) {
            throw malformed("is truncated in its member " + entry.getName(), null);
        }
        return List.of();
    }

    private List<PackagedFile> uncompressedContents(ArArchiveEntry entry, InputStream member)
            throws StepException, IOException {
        String name = entry.getName();
        MeteredInputStream tar = new MeteredInputStream(uncompressed(name, member));
        List<PackagedFile> files = contentsOf(tar);
        drain(tar, name);
        return files;
    }

    private void members(InputStream file) throws StepException {
        try {
            ArArchiveInputStream members = new ArArchiveInputStream(file);
            ArArchiveEntry first = members.getNextEntry();
            if (first == null || !first.getName().equals("debian-binary") || !isFormat2(members)) {
                throw malformed("does not begin as a .deb of format 2", null);
            }
            for (ArArchiveEntry member = members.getNextEntry();
                    member != null && contents == null;
                    member = members.getNextEntry()) {
                member(member, members);
            }
        } catch (IOException | RuntimeException e) {
            throw malformed("is truncated or malformed: " + e.getMessage(), e);
        }
        if (control == null || contents == null) {
            throw malformed("has no " + (control == null ? "control" : "data") + " member", null);
        }
    }

    private static boolean isFormat2(InputStream member) throws IOException {
        return new String(member.readNBytes(64), StandardCharsets.US_ASCII).startsWith("2.");
    }

    private void member(ArArchiveEntry entry, InputStream member) throws StepException, IOException {
        String name = entry.getName();
        if (name.startsWith("control.tar") && control == null) {
            MeteredInputStream tar = new MeteredInputStream(uncompressed(name, member));
            control = controlOf(tar);
            drain(tar, name);
        } else if (name.startsWith("data.tar") && control != null) {
            contents = data.read(this, entry, member);
        } else if (!name.startsWith("_")) {
            throw malformed("has the member '" + name + "' where deb(5) allows none", null);
        }
        member.transferTo(OutputStream.nullOutputStream());
    }

    private InputStream uncompressed(String name, InputStream member) throws StepException, IOException {
        String compression = name.substring(name.indexOf(".tar") + ".tar".length());
        switch (compression) {
            case "":
                return member;
            case ".gz":
                return GzipCompressorInputStream.builder()
                        .setInputStream(member)
                        .setDecompressConcatenated(true)
                        .get();
            case ".xz":
                return XZCompressorInputStream.builder()
                        .setInputStream(member)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(MAX_XZ_MEMORY_KIB)
                        .get();
            default:
                throw new StepException(
                        deb + " has the member " + name + ", and this plugin reads only gzip and xz",
                        "Build it again with 'dpkg-deb -Zxz', or in debian/rules: dh_builddeb -- -Zxz");
        }
    }

    private Stanza controlOf(MeteredInputStream in) throws StepException, IOException {
        byte[] text = null;
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = next(tar, in); entry != null; entry = next(tar, in)) {
            in.allow(MAX_CONTROL_FILE);
            if (isRegular(entry) && path(entry).equals("control")) {
                text = tar.readAllBytes();
            } else {
                drain(tar);
            }
        }
        if (text == null) {
            throw malformed("has no control file", null);
        }
        return ControlStanzas.readOne(deb, new ByteArrayInputStream(text));
    }

    private List<PackagedFile> contentsOf(MeteredInputStream in) throws StepException, IOException {
        List<PackagedFile> files = new ArrayList<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = next(tar, in); entry != null; entry = next(tar, in)) {
            if (files.size() == MAX_ENTRIES) {
                throw malformed("has more than " + MAX_ENTRIES + " files", null);
            }
            files.add(packagedFile(entry));
            in.allow(MAX_FILE);
            drain(tar);
        }
        return files;
    }

    private PackagedFile packagedFile(TarArchiveEntry entry) throws StepException {
        boolean link = entry.isSymbolicLink() || entry.isLink();
        return new PackagedFile(
                path(entry),
                kind(entry),
                kind(entry) == Kind.FILE ? entry.getSize() : 0,
                entry.getMode() & 07777,
                link ? Optional.of(entry.getLinkName()) : Optional.empty());
    }

    private static Kind kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return Kind.DIRECTORY;
        }
        if (entry.isSymbolicLink()) {
            return Kind.SYMBOLIC_LINK;
        }
        if (entry.isLink()) {
            return Kind.HARD_LINK;
        }
        return isRegular(entry) ? Kind.FILE : Kind.DEVICE_OR_PIPE;
    }

    /** The library's own isFile() also says yes to devices and pipes. */
    private static boolean isRegular(TarArchiveEntry entry) {
        return entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
    }

    private String path(TarArchiveEntry entry) throws StepException {
        String name = entry.getName();
        String path = name.replaceAll("^(\\./+)+|^\\.$|/+$", "");
        if (path.startsWith("/") || ("/" + path + "/").contains("/../") || path.indexOf('\0') >= 0) {
            throw malformed("would install '" + name + "', which is outside its tree", null);
        }
        return path;
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar, MeteredInputStream in) throws IOException {
        in.allow(MAX_HEADERS);
        return tar.getNextEntry();
    }

    private void drain(MeteredInputStream tar, String name) throws StepException, IOException {
        tar.allow(MAX_PADDING);
        drain(tar);
        if (!tar.endsAsTar()) {
            throw malformed("has a member " + name + " without its end", null);
        }
    }

    private static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private StepException malformed(String what, Throwable reason) {
        return new StepException(
                deb + " " + what, "Delete " + deb + " and build or fetch the package again", null, reason);
    }
}
