package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds needed libraries the way glibc's dynamic loader does on the target (ld.so(8)). */
final class LibrarySearch {
    private final List<FileTree> trees;
    private final List<String> directories;
    private final Target target;
    private final Map<String, Optional<LinkedFile>> inUsualDirectories = new HashMap<>();

    /**
     * @param trees where the target's files are, looked into in this order
     * @param configured directories that the sysroot's ld.so.conf names
     */
    LibrarySearch(List<FileTree> trees, List<String> configured, Target target) {
        this.trees = List.copyOf(trees);
        this.target = target;
        this.directories = Stream.concat(
                        configured.stream(),
                        Stream.of("/lib/" + target.triplet(), "/usr/lib/" + target.triplet(), "/lib", "/usr/lib"))
                .distinct()
                .toList();
    }

    /** The library that the loader would take. It passes over those of another machine, which are not in the trees. */
    Optional<LinkedFile> find(LinkedFile from, String name) {
        if (trees.contains(from.home()) && ownDirectories(from).isEmpty() && !name.contains("/")) {
            return inUsualDirectories.computeIfAbsent(name, wanted -> search(trees, directories.stream(), wanted));
        }
        List<FileTree> all = treesFor(from);
        if (name.contains("/")) {
            return FileTree.resolve(all, expand(name, from));
        }
        return search(all, Stream.concat(ownDirectories(from).stream(), directories.stream()), name);
    }

    private static Optional<LinkedFile> search(List<FileTree> trees, Stream<String> directories, String name) {
        return directories
                .map(directory -> FileTree.resolve(trees, directory + "/" + name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The library at a path, through links. */
    Optional<LinkedFile> at(String path) {
        return FileTree.resolve(trees, path);
    }

    /** The symbolic links of packages and trees that are judged, by path. */
    List<FileTree.Link> productLinks() {
        return trees.stream()
                .filter(FileTree::isProduct)
                .flatMap(tree -> tree.links().stream())
                .sorted(Comparator.comparing(link -> link.place().path()))
                .toList();
    }

    /** A library of that name in a directory that is not searched. */
    Optional<LinkedFile> elsewhere(LinkedFile from, String name) {
        return treesFor(from).stream()
                .map(tree -> tree.named(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<FileTree> treesFor(LinkedFile from) {
        return trees.contains(from.home())
                ? trees
                : Stream.concat(Stream.of(from.home()), trees.stream()).toList();
    }

    private List<String> ownDirectories(LinkedFile from) {
        String path = from.dynamic().runpath().or(() -> from.dynamic().rpath()).orElse("");
        List<String> own = new ArrayList<>();
        for (String directory : path.split(":")) {
            if (!directory.isEmpty()) {
                own.add(expand(directory, from));
            }
        }
        return own;
    }

    private String expand(String path, LinkedFile from) {
        String origin = from.place().directory();
        String library = "lib/" + target.triplet();
        return path.replace("${ORIGIN}", origin)
                .replace("$ORIGIN", origin)
                .replace("${LIB}", library)
                .replace("$LIB", library);
    }
}
