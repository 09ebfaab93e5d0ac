package io.github.crosspy.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Remembers what a step's output was made of, and how the output looked when it was finished.
 *
 * @param file where it is remembered
 */
public record Stamp(Path file) {
    public Stamp {
        Objects.requireNonNull(file);
    }

    /**
     * Whether the outputs were made of this input and have not been touched since.
     *
     * @param key digest of everything that goes in
     */
    public boolean covers(String key, List<Path> outputs) throws IOException {
        return Files.isRegularFile(file) && Files.readString(file).equals(text(key, outputs));
    }

    /** Remembers; to be called when the outputs are complete. */
    public void set(String key, List<Path> outputs) throws IOException {
        AtomicFiles.write(file, text(key, outputs).getBytes(StandardCharsets.US_ASCII));
    }

    /** Forgets; to be called before the outputs are changed. */
    public void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String text(String key, List<Path> outputs) throws IOException {
        return key + "\n" + Listing.of(outputs) + "\n";
    }
}
