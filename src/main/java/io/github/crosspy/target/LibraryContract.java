package io.github.crosspy.target;

import java.util.Objects;
import java.util.Optional;

/**
 * Which versions of its best-known libraries a device has, beyond what the machine alone says.
 *
 * @param glibc newest version of glibc's symbols that may be needed, such as {@code 2.31}; empty for any
 * @param openssl the version in the names of OpenSSL's libraries, such as {@code 1.1} or {@code 3}; empty for any
 * @param python minor version of Python that extension modules are for, such as {@code 3.11}; empty for any
 */
public record LibraryContract(Optional<String> glibc, Optional<String> openssl, Optional<String> python) {
    /** Any version will do. */
    public static final LibraryContract ANY = new LibraryContract(Optional.empty(), Optional.empty(), Optional.empty());

    public LibraryContract {
        Objects.requireNonNull(glibc);
        Objects.requireNonNull(openssl);
        Objects.requireNonNull(python);
    }
}
