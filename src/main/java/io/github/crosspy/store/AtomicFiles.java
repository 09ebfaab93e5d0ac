package io.github.crosspy.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes that other processes see whole or not at all. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Writes a file beside its place, flushes it to the disk and moves it there.
     *
     * @throws IOException when the file cannot be written; the place is then as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = beside(file);
        try {
            Files.write(beside, content);
            flush(beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A name in the same directory that nobody else uses; the file is not made. */
    public static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** Forces a file's content to the disk. */
    public static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Deletes a tree whose files all belong to this user; does nothing when it is absent. Links are not followed. */
    public static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(AtomicFiles::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Puts a new tree in the place of an old one. An old tree with the same content is left untouched, so that nothing
     * made of it looks changed.
     *
     * @param made the new tree, gone afterwards or left for the caller to delete
     */
    public static void replaceTree(Path place, Path made) throws IOException {
        if (!Files.isDirectory(place) || !TreeDigest.of(place).equals(TreeDigest.of(made))) {
            deleteTree(place);
            Files.move(made, place);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
