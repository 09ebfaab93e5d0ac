package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads a few text members of an sdist or a wheel, without writing to the disk. The archive is hostile until proven
 * otherwise: names that point outside, repeated members and sizes without measure are refused. Links are not followed.
 */
final class ArchiveText {
    private static final int MAX_ENTRIES = 200_000;
    private static final long MAX_CONTENT = 4L << 30;
    private static final int MAX_TEXT = 8 << 20;
    private static final int MAX_TEXTS = 200;
    /** Room that the headers of one tar entry may take: long names and pax records. */
    private static final long MAX_HEADER = 1 << 20;

    private final Path archive;
    private final Predicate<String> wanted;
    private final Map<String, String> texts = new TreeMap<>();
    private int entries;
    private long content;

    private ArchiveText(Path archive, Predicate<String> wanted) {
        this.archive = archive;
        this.wanted = wanted;
    }

    /**
     * @param archive a .tar.gz, .tgz, .tar.bz2, .zip or .whl file
     * @param wanted told a member's path, with slashes and without a leading {@code ./}; whether to read it
     * @return text of the wanted members by path, sorted
     * @throws StepException when the file is no whole archive, or one that must not be trusted
     * @throws IOException when the file is absent
     */
    static Map<String, String> read(Path archive, Predicate<String> wanted) throws StepException, IOException {
        ArchiveText reader = new ArchiveText(archive, wanted);
        try {
            String name = archive.getFileName().toString();
            if (name.endsWith(".zip") || name.endsWith(".whl")) {
                reader.readZip();
            } else {
                reader.readTar(name.endsWith(".bz2"));
            }
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // What commons-compress throws for damaged input is not limited to IOException.
            throw new StepException(
                    archive.getFileName() + " is not a whole, well-formed archive: " + e.getMessage(),
                    "Delete " + archive + " and run again; if it stays so, the file was published broken",
                    null,
                    e);
        }
        return Collections.unmodifiableMap(reader.texts);
    }

    private void readZip() throws IOException, StepException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = checkedName(entry.getName());
                count(entry.getSize());
                if (!entry.isDirectory() && !entry.isUnixSymlink() && wanted.test(name)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        keep(name, in);
                    }
                }
            }
        }
    }

    private void readTar(boolean bzip2) throws IOException, StepException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                Metered plain = new Metered(bzip2 ? new BZip2CompressorInputStream(file, true) : gunzip(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            plain.allow(MAX_HEADER);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = checkedName(entry.getName());
                count(entry.getSize());
                plain.allow(entry.getSize() + MAX_HEADER);
                if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink() && wanted.test(name)) {
                    keep(name, tar);
                }
            }
        }
    }

    private static InputStream gunzip(InputStream file) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(file)
                .setDecompressConcatenated(true)
                .get();
    }

    private String checkedName(String raw) throws StepException {
        String name = raw.replaceFirst("^(\\./)+", "");
        boolean outside = name.startsWith("/")
                || name.contains("\\")
                || name.indexOf('\0') >= 0
                || ("/" + name + "/").contains("/../");
        if (outside) {
            throw hostile("its member '" + raw.replaceAll("\\p{Cntrl}", "?") + "' points outside the archive");
        }
        return name;
    }

    private void count(long size) throws StepException {
        entries++;
        content += Math.max(size, 0);
        if (entries > MAX_ENTRIES || content > MAX_CONTENT || content < 0) {
            throw hostile("it has more than " + MAX_ENTRIES + " members or " + MAX_CONTENT + " bytes");
        }
    }

    private void keep(String name, InputStream in) throws IOException, StepException {
        byte[] bytes = in.readNBytes(MAX_TEXT + 1);
        if (bytes.length > MAX_TEXT || texts.size() == MAX_TEXTS) {
            throw hostile("'" + name + "' has more than " + MAX_TEXT + " bytes, or there are too many such members");
        }
        if (texts.put(name, new String(bytes, StandardCharsets.UTF_8)) != null) {
            throw hostile("it has the member '" + name + "' twice");
        }
    }

    private StepException hostile(String reason) {
        return new StepException(
                archive.getFileName() + " is refused: " + reason,
                "Do not use this file; take another version of the project, or tell its maintainers");
    }

    /** Stops a decompression bomb before the reader of tar headers has it in memory. */
    private static final class Metered extends FilterInputStream {
        private long left;

        Metered(InputStream in) {
            super(in);
        }

        void allow(long bytes) {
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("a member is larger than its header says");
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
