package io.github.crosspy.store;

import io.github.crosspy.StepException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * One unpacking of one hostile tar into a new directory. Links are made last, when nothing more is written: so nothing
 * can be written through one.
 */
final class TreeExtraction {
    private static final int MAX_HEADERS = 1 << 20;
    private static final int MAX_PADDING = 1 << 20;
    /** NAME_MAX and PATH_MAX of Linux, the latter with room for the directory that the tree is in. */
    private static final int MAX_NAME = 255;

    private static final int MAX_PATH = 3000;
    private static final String REMEDY = "Delete the archive and make or fetch it again; check where it comes from";

    private final Path archive;
    private final Path tree;
    private final TreeArchive.Limits limits;
    private final Set<String> files = new HashSet<>();
    private final Set<String> directories = new HashSet<>();
    private final Map<String, String> links = new TreeMap<>();
    private int entries;
    private long bytesLeft;

    TreeExtraction(Path archive, Path tree, TreeArchive.Limits limits) {
        this.archive = archive;
        this.tree = tree;
        this.limits = limits;
        this.bytesLeft = limits.bytes();
    }

    void run(InputStream file, boolean compressed) throws StepException, IOException {
        makeDirectory(tree);
        unpack(file, compressed);
        for (Map.Entry<String, String> link : links.entrySet()) {
            if (TreeLinks.leaves(link.getKey(), links)) {
                throw refused("has a link '" + link.getKey() + "' to '" + link.getValue() + "', out of its tree");
            }
        }
        for (Map.Entry<String, String> link : links.entrySet()) {
            Files.createSymbolicLink(tree.resolve(link.getKey()), Path.of(link.getValue()));
        }
    }

    private void unpack(InputStream file, boolean compressed) throws StepException, IOException {
        MeteredInputStream in = new MeteredInputStream(compressed ? gunzip(file) : file);
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
        for (TarArchiveEntry entry = next(tar, in); entry != null; entry = next(tar, in)) {
            countEntry();
            if (entry.getSize() > bytesLeft) {
                throw refused("unpacks to more than " + limits.bytes() + " bytes");
            }
            in.allow(entry.getSize() + MAX_PADDING);
            unpack(entry, tar);
        }
        byte[] padding = new byte[8192];
        in.allow(MAX_PADDING);
        while (read(in, padding) >= 0) {
            continue;
        }
        if (!in.endsAsTar()) {
            throw refused("is truncated");
        }
    }

    private InputStream gunzip(InputStream file) throws StepException {
        try {
            return TreeArchive.gunzip(file);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    private TarArchiveEntry next(TarArchiveInputStream tar, MeteredInputStream in) throws StepException {
        in.allow(MAX_HEADERS);
        try {
            return tar.getNextEntry();
        } catch (IOException | RuntimeException e) {
            throw malformed(e);
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws StepException, IOException {
        String name = safeName(entry.getName());
        if (entry.isDirectory()) {
            makeDirectories(name);
            return;
        }
        makeDirectories(parent(name));
        if (name.isEmpty() || files.contains(name) || directories.contains(name) || links.containsKey(name)) {
            throw refused("has '" + entry.getName() + "' twice");
        }
        if (entry.isSymbolicLink()) {
            links.put(name, checkedTarget(entry));
        } else if (entry.isLink()) {
            copyOf(entry, name);
        } else if (isRegular(entry)) {
            copy(content, create(name), entry.getMode());
        } else {
            throw refused("has '" + entry.getName() + "', a device, a pipe or a sparse file");
        }
    }

    /** The library's own isFile() also says yes to devices and pipes. */
    private static boolean isRegular(TarArchiveEntry entry) {
        byte kind = entry.getLinkFlag();
        return (kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM) && !entry.isSparse();
    }

    private String checkedTarget(TarArchiveEntry entry) throws StepException {
        try {
            return Path.of(entry.getLinkName()).toString();
        } catch (InvalidPathException e) {
            throw refused("has a link '" + entry.getName() + "' to a name that cannot be");
        }
    }

    /** A hard link becomes a file of its own; what it links to must have come before it. */
    private void copyOf(TarArchiveEntry entry, String name) throws StepException, IOException {
        String original = safeName(entry.getLinkName());
        if (!files.contains(original)) {
            throw refused("has a hard link '" + entry.getName() + "' to '" + entry.getLinkName()
                    + "', no file that came before it");
        }
        Path source = tree.resolve(original);
        if (Files.size(source) > bytesLeft) {
            throw refused("unpacks to more than " + limits.bytes() + " bytes");
        }
        try (InputStream content = Files.newInputStream(source, LinkOption.NOFOLLOW_LINKS)) {
            copy(content, create(name), Files.isExecutable(source) ? 0755 : 0644);
        }
    }

    private Path create(String name) throws IOException {
        files.add(name);
        return Files.createFile(tree.resolve(name));
    }

    private void copy(InputStream content, Path file, int mode) throws StepException, IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
                bytesLeft -= read;
                out.write(buffer, 0, read);
            }
        }
        boolean executable = (mode & 0100) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private int read(InputStream in, byte[] buffer) throws StepException {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw malformed(e);
        }
    }

    private void makeDirectories(String name) throws StepException, IOException {
        if (name.isEmpty() || directories.contains(name)) {
            return;
        }
        makeDirectories(parent(name));
        if (links.containsKey(name) || files.contains(name)) {
            throw refused("writes through '" + name + "', which is a link or a file");
        }
        countEntry();
        directories.add(name);
        makeDirectory(tree.resolve(name));
    }

    /** Directories that the archive only implies count too: one long name makes hundreds of them. */
    private void countEntry() throws StepException {
        if (++entries > limits.entries()) {
            throw refused("has more than " + limits.entries() + " entries");
        }
    }

    private static void makeDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The name without {@code ./} and slashes at its end, when it can only be a place within the tree. */
    private String safeName(String name) throws StepException {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/")) {
            if (part.equals("..") || part.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
                throw refused("has the name '" + abbreviated(name) + "', which leaves its tree or is too long");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        if (name.startsWith("/") || name.indexOf('\0') >= 0 || name.length() > MAX_PATH) {
            throw refused("has the name '" + abbreviated(name) + "', which is absolute or cannot be");
        }
        try {
            return Path.of(String.join("/", parts)).toString();
        } catch (InvalidPathException e) {
            throw refused("has the name '" + abbreviated(name) + "', which cannot be: " + e.getReason());
        }
    }

    private static String abbreviated(String name) {
        return name.length() > 200 ? name.substring(0, 200) + "..." : name;
    }

    private static String parent(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    private StepException malformed(Exception reason) {
        return new StepException(archive + " is truncated or malformed: " + reason.getMessage(), REMEDY, null, reason);
    }

    private StepException refused(String what) {
        return new StepException(archive + " " + what, REMEDY);
    }
}
