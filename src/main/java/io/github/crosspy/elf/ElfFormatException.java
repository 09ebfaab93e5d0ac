package io.github.crosspy.elf;

import java.io.IOException;

/** A file that starts like an ELF file or an {@code ar} archive is malformed, truncated, or above a limit of the reader. */
public final class ElfFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    public ElfFormatException(String message) {
        super(message);
    }
}
