package io.github.crosspy.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Where symbolic links of a tree lead, without asking a file system, which would follow them. */
final class TreeLinks {
    /** As many links as Linux follows before it gives up (path_resolution(7)). */
    private static final int MAX_FOLLOWED = 40;

    private TreeLinks() {}

    /**
     * Whether following a link, and the other links on its way, ever leaves the tree; so does a link in a circle, which
     * leads nowhere. What is absent counts as a directory, since it may be made later.
     *
     * @param link name of the link, its parents real directories
     * @param links targets by name, of all links in the tree
     */
    static boolean leaves(String link, Map<String, String> links) {
        Deque<String> ahead = new ArrayDeque<>(parts(link));
        List<String> at = new ArrayList<>();
        int followed = 0;
        while (!ahead.isEmpty()) {
            String part = ahead.pop();
            if (part.equals("..")) {
                if (at.isEmpty()) {
                    return true;
                }
                at.remove(at.size() - 1);
                continue;
            }
            at.add(part);
            String target = links.get(String.join("/", at));
            if (target != null) {
                followed++;
                if (target.startsWith("/") || target.isEmpty() || followed > MAX_FOLLOWED) {
                    return true;
                }
                at.remove(at.size() - 1);
                List<String> parts = parts(target);
                for (int i = parts.size() - 1; i >= 0; i--) {
                    ahead.push(parts.get(i));
                }
            }
        }
        return false;
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }
}
