package io.github.crosspy.elf;

import java.util.List;
import java.util.Objects;

/**
 * The symbol versions that a file needs of one library (LSB, symbol versioning).
 *
 * @param library SONAME of the library
 * @param versions names such as {@code GLIBC_2.34}, in the file's order
 */
public record VersionNeed(String library, List<String> versions) {
    public VersionNeed {
        Objects.requireNonNull(library);
        versions = List.copyOf(versions);
    }
}
