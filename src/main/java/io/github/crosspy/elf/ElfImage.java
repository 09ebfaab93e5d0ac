package io.github.crosspy.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of an ELF file with its class and byte order, handed out in checked parts. */
final class ElfImage {
    private final ByteSource source;
    private final ByteOrder order;
    private final boolean wide;

    ElfImage(ByteSource source, ByteOrder order, boolean wide) {
        this.source = source;
        this.order = order;
        this.wide = wide;
    }

    boolean wide() {
        return wide;
    }

    /** Whether the part lies within the file; both numbers are unsigned. */
    boolean holds(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= source.size() && length <= source.size() - offset;
    }

    /**
     * @param name what the part is, for messages
     * @param limit the greatest length that is read
     */
    Region region(String name, long offset, long length, int limit) throws IOException {
        if (!holds(offset, length)) {
            throw new ElfFormatException(name + " lies outside the file");
        }
        if (length > limit) {
            throw new ElfFormatException(name + " has " + length + " bytes, more than the " + limit + " that are read");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(order);
        source.read(offset, bytes);
        return new Region(name, bytes.flip().order(order), wide);
    }
}
