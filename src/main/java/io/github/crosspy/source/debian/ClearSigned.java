package io.github.crosspy.source.debian;

import io.github.crosspy.StepException;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Which lines of a text are its content: those between the armour when it is clear-signed, else all.
 *
 * @param begin index of the first line
 * @param end index after the last line
 * @param escaped whether lines that start with a dash are escaped (RFC 9580, 7.1)
 */
record ClearSigned(int begin, int end, boolean escaped) {
    private static final String MESSAGE = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";

    /** @param malformed makes the exception from a line's number and what is wrong with it */
    static ClearSigned find(List<String> lines, BiFunction<Integer, String, StepException> malformed)
            throws StepException {
        int start = firstNotBlank(lines, 0);
        if (start == lines.size() || !lines.get(start).stripTrailing().equals(MESSAGE)) {
            return new ClearSigned(0, lines.size(), false);
        }
        int headersEnd = start;
        while (headersEnd < lines.size() && !lines.get(headersEnd).isBlank()) {
            headersEnd++;
        }
        int signature = indexOf(lines, SIGNATURE, headersEnd);
        int end = indexOf(lines, END, signature);
        if (end == lines.size()) {
            throw malformed.apply(lines.size(), "ends within a clear-signed message");
        }
        int trailing = firstNotBlank(lines, end + 1);
        if (trailing < lines.size()) {
            throw malformed.apply(trailing + 1, "comes after the signature");
        }
        return new ClearSigned(headersEnd, signature, true);
    }

    /** One line of the content as it was before it was signed. */
    String text(String line) {
        return escaped && line.startsWith("- ") ? line.substring(2) : line;
    }

    private static int firstNotBlank(List<String> lines, int from) {
        int index = from;
        while (index < lines.size() && lines.get(index).isBlank()) {
            index++;
        }
        return index;
    }

    private static int indexOf(List<String> lines, String text, int from) {
        int index = from;
        while (index < lines.size() && !lines.get(index).stripTrailing().equals(text)) {
            index++;
        }
        return index;
    }
}
