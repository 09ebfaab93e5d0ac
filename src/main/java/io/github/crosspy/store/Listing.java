package io.github.crosspy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One digest for what the file system says of files: names, sizes, modes, and times of last change of content and of
 * status. No content is read, so it is fast; the time of status change cannot be set back, so a change is not missed.
 */
public final class Listing {
    private static final String ATTRIBUTES = "unix:mode,size,lastModifiedTime,ctime";

    private Listing() {}

    /**
     * @param roots files and directories; one that is absent is listed as such, links are not followed
     * @return 64 hexadecimal digits, of use on this machine only
     */
    public static String of(Iterable<Path> roots) throws IOException {
        Fingerprint digest = new Fingerprint("listing");
        for (Path root : roots) {
            digest.add("root", root.toString());
            if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                add(digest, root);
            }
        }
        return digest.value();
    }

    private static void add(Fingerprint digest, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                digest.add("file", file.toString());
                digest.add(
                        "attributes",
                        attributes.get("mode") + " " + attributes.get("size") + " " + attributes.get("lastModifiedTime")
                                + " " + attributes.get("ctime"));
            }
        }
    }
}
