package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.store.Listing;
import io.github.crosspy.store.Stamp;
import io.github.crosspy.store.TreeArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A product's archive, kept level with the directory that it is made of. */
final class ProductArchive {
    /** One time for all files of all archives: the same content is the same archive. */
    static final Instant MODIFIED = Instant.parse("1980-01-01T00:00:00Z");

    private ProductArchive() {}

    static void of(Path directory, Path archive) throws IOException, StepException {
        Stamp stamp = new Stamp(archive.resolveSibling(archive.getFileName() + ".stamp"));
        String key = Listing.of(List.of(directory));
        if (!stamp.covers(key, List.of(archive))) {
            stamp.clear();
            new TreeArchive(MODIFIED).write(directory, archive);
            stamp.set(key, List.of(archive));
        }
    }
}
