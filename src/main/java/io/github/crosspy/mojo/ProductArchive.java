package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.TreeArchive;
import io.github.crosspy.store.TreeDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A product's archive, kept level with the directory that it is made of. */
final class ProductArchive {
    /** One time for all files of all archives: the same content is the same archive. */
    static final Instant MODIFIED = Instant.parse("1980-01-01T00:00:00Z");

    private ProductArchive() {}

    static void of(Path directory, Path archive) throws IOException, StepException {
        Path stamp = archive.resolveSibling(archive.getFileName() + ".source");
        String digest = TreeDigest.of(directory);
        if (Files.exists(archive)
                && Files.exists(stamp)
                && Files.readString(stamp).equals(digest)) {
            return;
        }
        Files.deleteIfExists(stamp);
        new TreeArchive(MODIFIED).write(directory, archive);
        AtomicFiles.write(stamp, digest.getBytes(StandardCharsets.US_ASCII));
    }
}
