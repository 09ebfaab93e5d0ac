package io.github.crosspy.verify;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads the files and links of one tar archive, one after the other. */
final class TarScanner {
    private static final int MOST_ENTRIES = 1 << 20;

    private final ContentScanner content;
    private final FileTree tree;

    /** @param tree takes the libraries and links of the archive */
    TarScanner(ContentScanner content, FileTree tree) {
        this.content = content;
        this.tree = tree;
    }

    /**
     * @param product name of what the archive is, in findings
     * @param listed told of every regular file before it is read
     * @throws IOException when the archive is damaged or leads out of itself
     */
    void scan(
            String product, TarArchiveInputStream archive, BiConsumer<Place, TarArchiveEntry> listed, Findings findings)
            throws IOException {
        int entries = 0;
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (++entries > MOST_ENTRIES) {
                throw new IOException("it has more than " + MOST_ENTRIES + " files");
            }
            if (List.of(entry.getName().split("/")).contains("..")) {
                throw new IOException("the path " + entry.getName() + " leads out of it");
            }
            Place place = new Place(product, FileTree.normalized(entry.getName()), "");
            if (entry.isSymbolicLink()) {
                tree.link(place, entry.getLinkName());
            } else if (entry.isLink()) {
                tree.link(place, FileTree.normalized(entry.getLinkName()));
            } else if (entry.isFile()) {
                listed.accept(place, entry);
                content.scan(place, tree, archive, findings);
            }
        }
    }
}
