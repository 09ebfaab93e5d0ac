package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds needed libraries the way glibc's dynamic loader does on the target (ld.so(8)). */
final class LibrarySearch {
    private final List<FileTree> trees;
    private final List<String> directories;
    private final Target target;

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

    /** Whether the target's loader is there, as in every tree that programs can run in. */
    boolean hasLoader() {
        return FileTree.resolve(trees, target.abi().interpreter()).isPresent();
    }

    /** The library that the loader would take. It passes over those of another machine, which are not in the trees. */
    Optional<LinkedFile> find(LinkedFile from, String name) {
        List<FileTree> all = treesFor(from);
        if (name.contains("/")) {
            return FileTree.resolve(all, expand(name, from));
        }
        return Stream.concat(ownDirectories(from).stream(), directories.stream())
                .map(directory -> FileTree.resolve(all, directory + "/" + name))
                .flatMap(Optional::stream)
                .findFirst();
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
