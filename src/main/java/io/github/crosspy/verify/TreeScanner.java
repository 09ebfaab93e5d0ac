package io.github.crosspy.verify;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Walks a tree of files on disk. Links are noted, never followed, so that nothing outside the tree is read. */
final class TreeScanner {
    private final String product;
    private final ContentScanner content;
    private final FileTree tree;

    /**
     * @param product name of the tree, in findings
     * @param tree takes its libraries and links
     */
    TreeScanner(String product, ContentScanner content, FileTree tree) {
        this.product = product;
        this.content = content;
        this.tree = tree;
    }

    /** @throws IOException when the tree itself cannot be walked; a file that cannot be read becomes a finding */
    void scan(Path root, Findings findings) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Place place = place(root, file);
                if (attributes.isSymbolicLink()) {
                    tree.link(place, Files.readSymbolicLink(file).toString());
                } else if (attributes.isRegularFile()) {
                    file(place, file, findings);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable(place(root, file), e, findings);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void file(Place place, Path file, Findings findings) {
        try {
            content.scan(place, tree, file, findings);
        } catch (IOException e) {
            unreadable(place, e, findings);
        }
    }

    private static void unreadable(Place place, IOException e, Findings findings) {
        findings.add(ReadingRules.PRODUCT_READ, place, "cannot be read: " + e);
    }

    private Place place(Path root, Path file) {
        return new Place(product, FileTree.normalized(root.relativize(file).toString()), "");
    }
}
