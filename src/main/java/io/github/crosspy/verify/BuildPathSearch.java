package io.github.crosspy.verify;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Passes bytes on and notes which directories of build machines they name. */
final class BuildPathSearch extends FilterInputStream {
    /** Below these nothing is on a device: where packages are built, and where people work. */
    static final List<String> DIRECTORIES = List.of("/build/", "/home/");

    private final byte[][] wanted = DIRECTORIES.stream()
            .map(directory -> directory.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private final int[] matched = new int[wanted.length];
    private final Set<String> found = new TreeSet<>();
    private boolean candidate;
    private byte last;

    BuildPathSearch(InputStream in) {
        super(in);
    }

    /** Which of {@link #DIRECTORIES} were there so far, as paths of their own and not within longer ones. */
    Set<String> found() {
        return found;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            search((byte) next);
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        for (int i = offset; i < offset + count; i++) {
            search(target[i]);
        }
        return count;
    }

    /** Reads, so that nothing is passed over unseen. */
    @Override
    public long skip(long wanted) throws IOException {
        return read(new byte[(int) Math.min(wanted, 1 << 16)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Most bytes are no slash, with none before that a path could start with. */
    private void search(byte next) {
        if (next == '/' || candidate) {
            compare(next);
        }
        last = next;
    }

    private void compare(byte next) {
        candidate = false;
        boolean starts = next == '/' && !isOfPath(last);
        for (int i = 0; i < wanted.length; i++) {
            if (matched[i] > 0 && wanted[i][matched[i]] == next) {
                matched[i]++;
            } else {
                matched[i] = starts ? 1 : 0;
            }
            if (matched[i] == wanted[i].length) {
                found.add(DIRECTORIES.get(i));
                matched[i] = 0;
            }
            candidate |= matched[i] > 0;
        }
    }

    /** Capital letters are options such as -I and -L. */
    private static boolean isOfPath(byte character) {
        return character >= '0' && character <= '9'
                || character >= 'a' && character <= 'z'
                || character == '_'
                || character == '-'
                || character == '.'
                || character == '/';
    }
}
