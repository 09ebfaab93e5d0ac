package io.github.crosspy.python;

import io.github.crosspy.StepException;
import io.github.crosspy.store.Digests;
import io.github.crosspy.store.MeteredInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The zip file of a wheel that anyone may have written: plain files with safe names, each once, within limits. */
final class WheelZip implements Closeable {
    private static final int MAX_ENTRIES = 100_000;
    /** Less than what a zip without its 64-bit extension can have. */
    private static final long MAX_BYTES = 2L << 30;

    private static final int MAX_HEADERS = 16 << 20;
    /** Files of dist-info that RECORD cannot have digests of (PEP 427). */
    private static final Set<String> UNRECORDED = Set.of("RECORD", "RECORD.jws", "RECORD.p7s");

    private final Path wheel;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new TreeMap<>();
    private String distInfo;

    private WheelZip(Path wheel, ZipFile zip) {
        this.wheel = wheel;
        this.zip = zip;
    }

    static WheelZip open(Path wheel) throws StepException, IOException {
        if (!Files.isReadable(wheel)) {
            throw new NoSuchFileException(wheel.toString());
        }
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(wheel).get();
        } catch (IOException | RuntimeException e) {
            throw malformed(wheel, "is no zip file or a truncated one: " + e.getMessage(), e);
        }
        WheelZip opened = new WheelZip(wheel, zip);
        try {
            opened.readDirectory();
        } catch (StepException | RuntimeException e) {
            zip.close();
            throw e;
        }
        return opened;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Names of the files, sorted. */
    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** The name of the {@code .dist-info} directory, without a slash. */
    String distInfo() {
        return distInfo;
    }

    /** Whether a file of dist-info has no place in RECORD, being RECORD itself or a signature of it. */
    boolean isUnrecorded(String name) {
        return name.startsWith(distInfo + "/") && UNRECORDED.contains(name.substring(distInfo.length() + 1));
    }

    boolean isExecutable(String name) {
        return (entries.get(name).getUnixMode() & 0111) != 0;
    }

    /** Writes one file's content, no more than its directory entry promises. */
    void copy(String name, OutputStream out) throws StepException, IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = contentOf(name)) {
            for (int read = read(in, name, buffer); read >= 0; read = read(in, name, buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    /** The headers of a file of dist-info. */
    HeaderFields headers(String file) throws StepException, IOException {
        return HeaderFields.read(wheel, file, small(file));
    }

    /** Holds every file against RECORD. Only SHA-256 is compared, the digest that every tool writes. */
    void verify() throws StepException, IOException {
        String text = new String(small("RECORD"), StandardCharsets.UTF_8);
        Map<String, String> recorded = WheelRecord.read(wheel, text);
        for (String name : entries.keySet()) {
            if (isUnrecorded(name)) {
                continue;
            }
            String expected = recorded.get(name);
            if (expected == null) {
                throw malformed(wheel, "has '" + name + "', which its RECORD does not list", null);
            }
            DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), Digests.sha256());
            copy(name, digest);
            String actual = WheelRecord.sha256(digest.getMessageDigest());
            if (expected.startsWith("sha256=") && !expected.equals(actual)) {
                throw malformed(wheel, "has '" + name + "' with another SHA-256 than its RECORD says", null);
            }
        }
        recorded.keySet().removeAll(entries.keySet());
        if (!recorded.isEmpty()) {
            throw malformed(wheel, "lacks '" + recorded.keySet().iterator().next() + "' of its RECORD", null);
        }
    }

    private byte[] small(String file) throws StepException, IOException {
        String name = distInfo + "/" + file;
        if (!entries.containsKey(name)) {
            throw malformed(wheel, "has no " + name, null);
        }
        if (entries.get(name).getSize() > MAX_HEADERS) {
            throw malformed(wheel, "has more than " + MAX_HEADERS + " bytes in " + name, null);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(name, bytes);
        return bytes.toByteArray();
    }

    private InputStream contentOf(String name) throws StepException {
        ZipArchiveEntry entry = entries.get(name);
        try {
            MeteredInputStream in = new MeteredInputStream(zip.getInputStream(entry));
            in.allow(entry.getSize());
            return in;
        } catch (IOException | RuntimeException e) {
            throw malformed(wheel, "cannot give '" + name + "': " + e.getMessage(), e);
        }
    }

    private int read(InputStream in, String name, byte[] buffer) throws StepException {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw malformed(wheel, "has '" + name + "' damaged: " + e.getMessage(), e);
        }
    }

    private void readDirectory() throws StepException {
        Set<String> distInfos = new TreeSet<>();
        long bytes = 0;
        List<ZipArchiveEntry> listed = new ArrayList<>(Collections.list(zip.getEntries()));
        if (listed.size() > MAX_ENTRIES) {
            throw malformed(wheel, "has more than " + MAX_ENTRIES + " files", null);
        }
        for (ZipArchiveEntry entry : listed) {
            String name = entry.getName();
            bytes += entry.getSize();
            if (!isSafe(name) || entry.isUnixSymlink() || entry.getSize() < 0 || bytes > MAX_BYTES) {
                throw malformed(wheel, "has '" + name + "', a link, too large, or outside its tree", null);
            }
            if (!entry.isDirectory() && entries.put(name, entry) != null) {
                throw malformed(wheel, "has '" + name + "' twice", null);
            }
            int slash = name.indexOf('/');
            if (slash > 0 && name.substring(0, slash).endsWith(".dist-info")) {
                distInfos.add(name.substring(0, slash));
            }
        }
        if (distInfos.size() != 1) {
            throw malformed(wheel, "has " + distInfos.size() + " .dist-info directories instead of one", null);
        }
        distInfo = distInfos.iterator().next();
    }

    private static boolean isSafe(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return path.chars().noneMatch(c -> c == '\\' || c < ' ');
    }

    private static StepException malformed(Path wheel, String what, Throwable reason) {
        return new StepException(
                wheel + " " + what, "Delete " + wheel + " and build or fetch the wheel again", null, reason);
    }
}
