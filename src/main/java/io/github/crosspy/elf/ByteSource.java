package io.github.crosspy.elf;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Random access to the bytes of one file, wherever they are. */
public interface ByteSource {

    /** The number of bytes there are. */
    long size();

    /**
     * Fills the buffer.
     *
     * @param position where to start; position and the buffer's remaining bytes lie within {@link #size()}
     * @param target filled from its position to its limit
     * @throws IOException when the bytes cannot be read, or the file has become shorter
     */
    void read(long position, ByteBuffer target) throws IOException;

    /** A file that is in memory already, such as a member of an archive. The array is not copied. */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long position, ByteBuffer target) {
                target.put(bytes, Math.toIntExact(position), target.remaining());
            }
        };
    }
}
