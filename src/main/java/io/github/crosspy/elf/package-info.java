/**
 * A bounded reader of ELF files and {@code ar} archives that trusts nothing it reads.
 * The bytes of one file come in.
 * An {@link io.github.crosspy.elf.ElfFile}, or one archive member after the other, goes out, or an {@link io.github.crosspy.elf.ElfFormatException}.
 */
package io.github.crosspy.elf;
