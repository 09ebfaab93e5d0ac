package io.github.crosspy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One digest for a directory: names, contents, execute bits and link targets of everything in it. */
public final class TreeDigest {
    private TreeDigest() {}

    /**
     * @param directory an existing directory; links in it are read, not followed
     * @return 64 hexadecimal digits
     */
    public static String of(Path directory) throws IOException {
        Fingerprint digest = new Fingerprint("tree");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                digest.add("path", directory.relativize(file).toString());
                if (Files.isSymbolicLink(file)) {
                    digest.add("link", Files.readSymbolicLink(file).toString());
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    digest.add("executable", Boolean.toString(Files.isExecutable(file)));
                    digest.add("content", Digests.sha256(file));
                }
            }
        }
        return digest.value();
    }
}
