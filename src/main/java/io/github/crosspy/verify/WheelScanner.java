package io.github.crosspy.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads one Python wheel (PEP 427) as a stream of files. */
final class WheelScanner {
    private static final int MOST_ENTRIES = 1 << 18;
    private static final int BIGGEST_METADATA = 64 << 20;
    private static final Pattern METADATA = Pattern.compile("[^/]+\\.dist-info/WHEEL");
    private static final Pattern RECORD = Pattern.compile("[^/]+\\.dist-info/RECORD");
    /** Files of these directories are installed beside the wheel's other files. */
    private static final Pattern DATA = Pattern.compile("^/[^/]+\\.data/(purelib|platlib)/");

    private final ContentScanner content;
    private final FileTree tree = new FileTree(true);
    private final String product;
    private final Path wheel;
    private final Map<String, String> hashes = new HashMap<>();
    private final List<String> elfFiles = new ArrayList<>();
    private List<String> metadata = List.of();
    private List<String> record = List.of();

    WheelScanner(Path wheel, ContentScanner content) {
        this.wheel = wheel;
        this.product = wheel.getFileName().toString();
        this.content = content;
    }

    /** Reads the wheel; what is wrong with it becomes a finding. */
    WheelPackage scan(Findings findings) {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException("it has more than " + MOST_ENTRIES + " files");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    file(zip, entry, findings);
                }
            }
        } catch (IOException | RuntimeException e) {
            // The zip reader answers some malformed input with unchecked exceptions.
            findings.unreadable(product, e);
        }
        return new WheelPackage(product, WheelName.parse(product), metadata, record, hashes, elfFiles);
    }

    private void file(ZipFile zip, ZipEntry entry, Findings findings) throws IOException {
        String name = entry.getName();
        if (List.of(name.split("[/\\\\]")).contains("..") || name.startsWith("/") || hashes.containsKey(name)) {
            throw new IOException("the path " + name + " leads out of it or is there twice");
        }
        if (METADATA.matcher(name).matches()) {
            metadata = lines(zip, entry);
        }
        if (RECORD.matcher(name).matches()) {
            record = lines(zip, entry);
        }
        String installed = DATA.matcher(FileTree.normalized(name)).replaceFirst("/");
        int before = content.elfFiles();
        try (DigestInputStream in = new DigestInputStream(open(zip, entry), sha256())) {
            content.scan(new Place(product, installed, ""), tree, in, findings);
            in.transferTo(OutputStream.nullOutputStream());
            hashes.put(
                    name,
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(in.getMessageDigest().digest()));
        }
        if (content.elfFiles() > before) {
            elfFiles.add(name);
        }
    }

    private static InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
        return new BufferedInputStream(new CappedInputStream(zip.getInputStream(entry)));
    }

    private static List<String> lines(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(BIGGEST_METADATA), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
