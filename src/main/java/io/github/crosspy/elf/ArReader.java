package io.github.crosspy.elf;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads an {@code ar} archive as a stream, one member after the other: static libraries (GNU and BSD names) and the outer
 * archive of a {@code .deb} (deb(5)). The symbol index is passed over, thin archives are refused.
 */
public final class ArReader implements Closeable {
    /** What an archive starts with. */
    public static final String MAGIC = "!<arch>\n";
    /** What an archive starts with that has the names of its members only. */
    public static final String THIN_MAGIC = "!<thin>\n";

    private static final int HEADER = 60;
    private static final int MOST_MEMBERS = 1 << 20;
    private static final int BIGGEST_NAMES = 16 << 20;
    private static final int LONGEST_NAME = 4096;

    private final InputStream in;
    private byte[] longNames = {};
    private int members;
    private long left;
    private boolean padded;
    private boolean indexed;

    /**
     * One member.
     *
     * @param name as the archive has it; no path to write to
     * @param size bytes
     */
    public record Member(String name, long size) {}

    /**
     * @param in the archive from its first byte; closed with this reader
     * @throws ElfFormatException when it is no archive, or a thin one
     */
    public ArReader(InputStream in) throws IOException {
        this.in = in;
        String magic = new String(in.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1);
        if (magic.equals(THIN_MAGIC)) {
            throw new ElfFormatException("a thin archive: its members are elsewhere");
        }
        if (!magic.equals(MAGIC)) {
            throw new ElfFormatException("no ar archive");
        }
    }

    /**
     * The next member, or empty at the end of the archive. What was not read of the member before is passed over.
     *
     * @throws ElfFormatException when the archive is malformed or truncated
     */
    public Optional<Member> next() throws IOException {
        for (Member member = header(); member != null; member = header()) {
            indexed |= isIndex(member.name());
            if (member.name().equals("//")) {
                longNames = read(member.size(), BIGGEST_NAMES);
            } else if (!isIndex(member.name())) {
                return Optional.of(resolve(member));
            }
        }
        return Optional.empty();
    }

    /** Whether an index of symbols came before the members read so far. */
    public boolean isIndexed() {
        return indexed;
    }

    private static boolean isIndex(String name) {
        return name.equals("/") || name.equals("/SYM64/");
    }

    /** The content of the member that {@link #next()} returned last. Closing it has no effect. */
    public InputStream content() {
        return new Content();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Member header() throws IOException {
        passOver();
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return null;
        }
        if (header.length < HEADER || header[58] != '`' || header[59] != '\n' || ++members > MOST_MEMBERS) {
            throw new ElfFormatException("ar archive with a malformed member header, or too many members");
        }
        left = number(header, 48, 58);
        padded = left % 2 == 1;
        return new Member(text(header, 0, 16), left);
    }

    private void passOver() throws IOException {
        try {
            in.skipNBytes(left);
        } catch (EOFException e) {
            throw truncated();
        }
        // Some archivers leave the last padding byte out.
        if (padded) {
            in.read();
        }
        left = 0;
        padded = false;
    }

    private Member resolve(Member member) throws IOException {
        String name = member.name();
        if (name.startsWith("#1/")) {
            byte[] bytes = read(number(name.substring(3)), LONGEST_NAME);
            return new Member(text(bytes, 0, bytes.length).replace("\0", ""), left);
        }
        if (name.startsWith("/")) {
            return new Member(longName(number(name.substring(1))), member.size());
        }
        return name.endsWith("/") ? new Member(name.substring(0, name.length() - 1), member.size()) : member;
    }

    private String longName(long offset) throws ElfFormatException {
        int start = (int) Math.min(offset, longNames.length);
        int end = start;
        while (end < longNames.length && longNames[end] != '\n') {
            end++;
        }
        if (end == longNames.length || end - start > LONGEST_NAME) {
            throw new ElfFormatException("ar archive whose table of long names lacks an entry");
        }
        String name = text(longNames, start, end);
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private byte[] read(long size, int limit) throws IOException {
        if (size > limit || size > left) {
            throw new ElfFormatException("ar archive with names that are too long");
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw truncated();
        }
        left -= size;
        return bytes;
    }

    private static long number(byte[] header, int from, int to) throws ElfFormatException {
        return number(text(header, from, to));
    }

    private static long number(String digits) throws ElfFormatException {
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ElfFormatException("ar archive with a malformed number");
        }
        return Long.parseLong(digits);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8).stripTrailing();
    }

    private static ElfFormatException truncated() {
        return new ElfFormatException("ar archive that ends in the middle of a member");
    }

    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw truncated();
            }
            left -= count;
            return count;
        }
    }
}
