package io.github.crosspy.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gives no more bytes than it was allowed, whatever an archive's headers or a compressed stream promise: one byte more is
 * an {@link IOException}, not an end.
 */
public final class MeteredInputStream extends FilterInputStream {
    private long allowed;
    private long trailingZeros;

    /** @param in the stream behind it, closed with it; nothing may be read before {@link #allow} */
    public MeteredInputStream(InputStream in) {
        super(in);
    }

    /** Sets how many bytes may be read from here on. */
    public void allow(long bytes) {
        allowed = bytes;
    }

    /** Whether what was read ended with the two blocks of zeros that end every tar (POSIX pax, ustar). */
    public boolean endsAsTar() {
        return trailingZeros >= 1024;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        // One byte more than allowed is asked for, so that the end of the stream and the end of the allowance differ.
        int read = super.read(buffer, offset, (int) Math.min(length, Math.max(allowed, 0) + 1));
        if (read > allowed) {
            throw new IOException("more data than its header or the limit allows");
        }
        if (read > 0) {
            allowed -= read;
            countZeros(buffer, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(bytes, 0), 8192)];
        return buffer.length == 0 ? 0 : Math.max(read(buffer, 0, buffer.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void countZeros(byte[] buffer, int offset, int read) {
        int zeros = 0;
        while (zeros < read && buffer[offset + read - 1 - zeros] == 0) {
            zeros++;
        }
        trailingZeros = zeros == read ? trailingZeros + zeros : zeros;
    }
}
