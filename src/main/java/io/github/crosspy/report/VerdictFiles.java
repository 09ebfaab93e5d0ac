package io.github.crosspy.report;

import io.github.crosspy.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Puts the reports of a verdict into a directory, each whole or not at all. */
public final class VerdictFiles {
    private VerdictFiles() {}

    /**
     * Writes {@code verify.json}, {@code verify.html}, {@code verify.junit.xml} and {@code verify.sarif}, replacing older ones.
     *
     * @param directory made when absent
     * @throws IOException when a file cannot be written; those not yet written are then as they were
     */
    public static void write(Verdict verdict, Path directory) throws IOException {
        Files.createDirectories(directory);
        write(directory.resolve("verify.junit.xml"), JUnitXml.of(verdict));
        write(directory.resolve("verify.sarif"), Sarif.of(verdict));
        write(directory.resolve("verify.html"), VerdictHtml.of(verdict));
        write(directory.resolve("verify.json"), VerdictJson.of(verdict));
    }

    private static void write(Path file, String text) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(beside, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
