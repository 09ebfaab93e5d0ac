package io.github.crosspy.verify;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The libraries and symbolic links of one root directory, by absolute path. Nothing of it is looked up on disk. */
final class FileTree {
    private static final int MOST_LINKS = 40;

    private final boolean product;
    private final Map<String, LinkedFile> files = new HashMap<>();
    private final Map<String, LinkedFile> byName = new HashMap<>();
    private final Map<String, Link> links = new HashMap<>();

    /**
     * A symbolic link.
     *
     * @param place where it is
     * @param target as the link has it
     */
    record Link(Place place, String target) {}

    /** @param product whether the files are products of the build, not what they are checked against */
    FileTree(boolean product) {
        this.product = product;
    }

    boolean isProduct() {
        return product;
    }

    void add(LinkedFile file) {
        files.put(file.place().path(), file);
        byName.put(file.place().fileName(), file);
    }

    /** @param target as the link has it: absolute within the tree, or relative to the link's directory */
    void link(Place place, String target) {
        links.put(place.path(), new Link(place, target));
    }

    Collection<Link> links() {
        return links.values();
    }

    Optional<LinkedFile> named(String fileName) {
        return Optional.ofNullable(byName.get(fileName));
    }

    /** Looks a path up in several trees laid over each other, following links from one into another. */
    static Optional<LinkedFile> resolve(List<FileTree> trees, String path) {
        String wanted = normalized(path);
        for (int hops = 0; hops <= MOST_LINKS; hops++) {
            for (FileTree tree : trees) {
                if (tree.files.containsKey(wanted)) {
                    return Optional.of(tree.files.get(wanted));
                }
            }
            Optional<String> next = followOne(trees, wanted);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            wanted = next.get();
        }
        return Optional.empty();
    }

    private static Optional<String> followOne(List<FileTree> trees, String path) {
        for (int end = path.indexOf('/', 1); end != 0; end = path.indexOf('/', end + 1)) {
            String prefix = end < 0 ? path : path.substring(0, end);
            for (FileTree tree : trees) {
                Link link = tree.links.get(prefix);
                if (link != null) {
                    return Optional.of(
                            normalized(inDirectoryOf(prefix, link.target()) + path.substring(prefix.length())));
                }
            }
            if (end < 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String inDirectoryOf(String link, String target) {
        return target.startsWith("/") ? target : link.substring(0, link.lastIndexOf('/') + 1) + target;
    }

    /** Without empty, {@code .} and {@code ..} names; {@code ..} does not lead above the root. */
    static String normalized(String path) {
        StringBuilder result = new StringBuilder();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                result.setLength(Math.max(result.lastIndexOf("/"), 0));
            } else if (!name.isEmpty() && !name.equals(".")) {
                result.append('/').append(name);
            }
        }
        return result.isEmpty() ? "/" : result.toString();
    }
}
