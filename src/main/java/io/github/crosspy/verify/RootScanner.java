package io.github.crosspy.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a person names: a directory tree, a tar archive of one, or a single file. */
final class RootScanner {
    private final ContentScanner content;
    private final FileTree tree = new FileTree(true);

    RootScanner(ContentScanner content) {
        this.content = content;
    }

    /**
     * @return the libraries and links that it has
     * @throws IOException when a directory cannot be walked; what is wrong with a file becomes a finding
     */
    FileTree scan(Path root, Findings findings) throws IOException {
        Path name = root.toAbsolutePath().normalize().getFileName();
        String product = name == null ? "root" : name.toString();
        if (Files.isDirectory(root)) {
            new TreeScanner(product, content, tree).scan(root, findings);
            return tree;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(root))) {
            if (product.matches(".*\\.(tar|tgz|tar\\.[a-z0-9]+)")) {
                new TarScanner(content, tree)
                        .scan(product, Compression.tar(product, in), (place, entry) -> {}, findings);
            } else {
                content.scan(new Place(product, "/" + product, ""), tree, in, findings);
            }
        } catch (IOException | RuntimeException e) {
            // The archive library answers some malformed input with unchecked exceptions.
            findings.unreadable(product, e);
        }
        return tree;
    }
}
