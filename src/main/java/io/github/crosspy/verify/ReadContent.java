package io.github.crosspy.verify;

import java.util.Set;

/**
 * A file of a product after all its bytes were read.
 *
 * @param place where
 * @param program whether it is a program, a shared or a static library
 * @param buildPaths directories of build machines that its bytes name, of {@link BuildPathSearch#DIRECTORIES}
 */
record ReadContent(Place place, boolean program, Set<String> buildPaths) {
    ReadContent {
        buildPaths = Set.copyOf(buildPaths);
    }
}
