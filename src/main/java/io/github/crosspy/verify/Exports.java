package io.github.crosspy.verify;

import io.github.crosspy.elf.DynamicSymbol;
import io.github.crosspy.elf.ElfFile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The symbols that a file offers, as sorted 64-bit digests: thousands of files are kept until all were seen, and their
 * names would take most of the memory.
 */
final class Exports {
    private static final long OFFSET = 0xcbf2_9ce4_8422_2325L;
    private static final long PRIME = 0x100_0000_01b3L;

    private final long[] digests;
    private final boolean versioned;

    private Exports(long[] digests, boolean versioned) {
        this.digests = digests;
        this.versioned = versioned;
    }

    static Exports of(ElfFile elf) {
        boolean versioned = !elf.versionsDefined().isEmpty();
        List<DynamicSymbol> defined =
                elf.symbols().stream().filter(DynamicSymbol::defined).toList();
        LongStream names = defined.stream().mapToLong(symbol -> digest(symbol.name(), ""));
        LongStream withVersions = defined.stream()
                .filter(symbol -> !symbol.version().isEmpty())
                .mapToLong(symbol -> digest(symbol.name(), symbol.version()));
        return new Exports(LongStream.concat(names, withVersions).sorted().toArray(), versioned);
    }

    /** Whether the loader would take the wanted symbol from here: a file without versions has it for every version. */
    boolean satisfy(DynamicSymbol wanted) {
        return contains(wanted.name(), versioned ? wanted.version() : "");
    }

    private boolean contains(String name, String version) {
        return Arrays.binarySearch(digests, digest(name, version)) >= 0;
    }

    /** FNV-1a over both, with a character between that neither has. */
    private static long digest(String name, String version) {
        return add(add(add(OFFSET, name), "@"), version);
    }

    private static long add(long digest, String text) {
        long result = digest;
        for (int i = 0; i < text.length(); i++) {
            result = (result ^ text.charAt(i)) * PRIME;
        }
        return result;
    }
}
