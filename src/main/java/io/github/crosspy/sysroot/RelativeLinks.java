package io.github.crosspy.sysroot;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Makes the links of a tree relative. An absolute one leads a linker that is given the tree as its sysroot to the build
 * machine's file, or nowhere, and then it links the static library without a word.
 */
final class RelativeLinks {
    private RelativeLinks() {}

    static void in(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink()) {
                    relativise(tree, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void relativise(Path tree, Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        if (target.isAbsolute()) {
            Path inTree = tree.resolve(target.normalize().toString().substring(1));
            Files.delete(link);
            Files.createSymbolicLink(link, link.getParent().relativize(inTree));
        }
    }
}
