package io.github.crosspy.store;

import io.github.crosspy.StepException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Trees as single files, {@code .tar} or {@code .tar.gz} by the ending of the name. Two trees with the same names, contents,
 * links and executable bits make the same bytes, whoever writes them, when and where.
 */
public final class TreeArchive {
    private static final int GZIP_OS_UNKNOWN = 255;

    private final Instant modified;
    private final Limits limits;

    /**
     * How much an archive may unpack to.
     *
     * @param bytes in all files together
     * @param entries files, directories and links
     */
    record Limits(long bytes, int entries) {}

    /** @param modified time stamp of every entry; in whole seconds, as SOURCE_DATE_EPOCH has it */
    public TreeArchive(Instant modified) {
        this(modified, new Limits(16L << 30, 1_000_000));
    }

    TreeArchive(Instant modified, Limits limits) {
        this.modified = Objects.requireNonNull(modified);
        this.limits = limits;
    }

    /**
     * Archives a tree: sorted, owned by 0:0 without names, modes 0755 or 0644, symbolic links as they are, hard links as
     * files of their own.
     *
     * @param directory the tree; its own name is not part of the archive
     * @param archive appears whole or not at all, and replaces what was there
     * @throws StepException when the tree has a link that leaves it, or something that is no file, directory or link
     * @throws IOException when the tree cannot be read or the archive not written
     * @throws IllegalArgumentException when the name of the archive ends otherwise
     */
    public void write(Path directory, Path archive) throws StepException, IOException {
        boolean compressed = isCompressed(archive);
        Map<String, Path> files = sorted(directory);
        Files.createDirectories(archive.toAbsolutePath().getParent());
        Path beside = AtomicFiles.beside(archive);
        try {
            try (OutputStream file = new BufferedOutputStream(
                            Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW), 1 << 16);
                    OutputStream out = compressed ? gzip(file) : file) {
                writeTar(files, out);
            }
            AtomicFiles.flush(beside);
            Files.move(beside, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Unpacks an archive that anyone may have written. Nothing is written outside the tree or through a link, links stay
     * within the tree, hard links become files of their own, modes become 0644 or 0755, and devices, pipes and sparse
     * files are refused.
     *
     * @param archive a {@code .tar} or {@code .tar.gz}
     * @param directory the tree, absent or empty; it appears whole or not at all
     * @throws StepException naming the archive when it is malformed, too large or breaks a rule
     * @throws IOException when the archive cannot be opened or the tree not written
     * @throws IllegalArgumentException when the name of the archive ends otherwise
     */
    public void extract(Path archive, Path directory) throws StepException, IOException {
        boolean compressed = isCompressed(archive);
        Files.createDirectories(directory.toAbsolutePath().getParent());
        Path beside = AtomicFiles.beside(directory);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
            new TreeExtraction(archive, beside, limits).run(file, compressed);
            Files.move(beside, directory, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            AtomicFiles.deleteTree(beside);
        }
    }

    static InputStream gunzip(InputStream in) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .get();
    }

    private static boolean isCompressed(Path archive) {
        String name = archive.getFileName().toString();
        if (!name.endsWith(".tar") && !name.endsWith(".tar.gz")) {
            throw new IllegalArgumentException(name + " ends neither in .tar nor in .tar.gz");
        }
        return name.endsWith(".gz");
    }

    private static OutputStream gzip(OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_SPEED);
        parameters.setModificationInstant(Instant.EPOCH);
        parameters.setOperatingSystem(GZIP_OS_UNKNOWN);
        return new GzipCompressorOutputStream(out, parameters);
    }

    private static Map<String, Path> sorted(Path directory) throws StepException, IOException {
        Map<String, Path> files = new TreeMap<>();
        Map<String, String> links = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) walk.filter(path -> !path.equals(directory))::iterator) {
                String name = directory.relativize(file).toString();
                files.put(name, file);
                if (Files.isSymbolicLink(file)) {
                    links.put(name, Files.readSymbolicLink(file).toString());
                }
            }
        }
        for (String link : links.keySet()) {
            if (TreeLinks.leaves(link, links)) {
                throw new StepException(
                        directory.resolve(link) + " is a link to " + links.get(link) + ", outside of " + directory,
                        "Make the link relative and within the tree, or leave it out");
            }
        }
        return files;
    }

    private void writeTar(Map<String, Path> files, OutputStream out) throws StepException, IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (Map.Entry<String, Path> file : files.entrySet()) {
                tar.putArchiveEntry(entry(file.getKey(), file.getValue()));
                if (Files.isRegularFile(file.getValue(), LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(file.getValue(), tar);
                }
                tar.closeArchiveEntry();
            }
        }
    }

    private TarArchiveEntry entry(String name, Path file) throws StepException, IOException {
        TarArchiveEntry entry;
        if (Files.isSymbolicLink(file)) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(file).toString());
            entry.setMode(0777);
        } else if (Files.isDirectory(file)) {
            entry = new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
            entry.setMode(0755);
        } else if (Files.isRegularFile(file)) {
            entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
            entry.setSize(Files.size(file));
            entry.setMode(isExecutable(file) ? 0755 : 0644);
        } else {
            throw new StepException(file + " is neither a file nor a directory nor a link", "Leave it out of the tree");
        }
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setLastModifiedTime(FileTime.from(modified));
        return entry;
    }

    private static boolean isExecutable(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
