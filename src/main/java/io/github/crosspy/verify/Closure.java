package io.github.crosspy.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file with all libraries that the loader would take for it.
 *
 * @param files the file itself, then what it needs, breadth first
 * @param complete whether every library was found
 */
record Closure(Set<LinkedFile> files, boolean complete) {

    static Closure of(LinkedFile file, LibrarySearch search) {
        Set<LinkedFile> files = new LinkedHashSet<>();
        Deque<LinkedFile> next = new ArrayDeque<>();
        boolean complete = true;
        files.add(file);
        next.add(file);
        while (!next.isEmpty()) {
            LinkedFile from = next.remove();
            for (String name : from.dynamic().needed()) {
                Optional<LinkedFile> library = search.find(from, name);
                complete &= library.isPresent();
                library.filter(files::add).ifPresent(next::add);
            }
        }
        return new Closure(files, complete);
    }
}
