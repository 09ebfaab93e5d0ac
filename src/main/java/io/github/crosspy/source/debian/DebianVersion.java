package io.github.crosspy.source.debian;

import io.github.crosspy.StepException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a Debian package, ordered as dpkg orders them (Debian policy 5.6.12). Two spellings of one version, such
 * as {@code 1.0} and {@code 0:1.0-0}, compare as 0 but are not equal.
 *
 * @param epoch digits, or the empty string when the version has none
 * @param upstream the upstream version, never empty
 * @param revision the Debian revision, or the empty string when the version has none
 */
public record DebianVersion(String epoch, String upstream, String revision) implements Comparable<DebianVersion> {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<epoch>[0-9]+):)?(?<upstream>[A-Za-z0-9.+~:-]+?)(?:-(?<revision>[A-Za-z0-9.+~]+))?");

    public DebianVersion {
        Objects.requireNonNull(epoch);
        Objects.requireNonNull(upstream);
        Objects.requireNonNull(revision);
    }

    /**
     * @param text a whole version such as {@code 1:1.2.13.dfsg-1}
     * @throws StepException when it is not a Debian version
     */
    public static DebianVersion of(String text) throws StepException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || isUnfinished(matcher)) {
            throw new StepException(
                    "'" + text + "' is not a version of a Debian package",
                    "Write [EPOCH:]UPSTREAM[-REVISION], such as 1:1.2.13.dfsg-1 (Debian policy 5.6.12)");
        }
        return new DebianVersion(
                Objects.requireNonNullElse(matcher.group("epoch"), ""),
                matcher.group("upstream"),
                Objects.requireNonNullElse(matcher.group("revision"), ""));
    }

    /** A colon needs an epoch before it, a dash a revision after it. */
    private static boolean isUnfinished(Matcher matcher) {
        String upstream = matcher.group("upstream");
        return matcher.group("epoch") == null && upstream.contains(":")
                || matcher.group("revision") == null && upstream.contains("-");
    }

    /** The version without its epoch, as file names have it. */
    public String withoutEpoch() {
        return revision.isEmpty() ? upstream : upstream + "-" + revision;
    }

    @Override
    public int compareTo(DebianVersion other) {
        int byEpoch = compareDigits(epoch, other.epoch);
        if (byEpoch != 0) {
            return byEpoch;
        }
        int byUpstream = comparePart(upstream, other.upstream);
        return byUpstream != 0 ? byUpstream : comparePart(revision, other.revision);
    }

    @Override
    public String toString() {
        return epoch.isEmpty() ? withoutEpoch() : epoch + ":" + withoutEpoch();
    }

    private static int comparePart(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            while (isNonDigit(left, i) || isNonDigit(right, j)) {
                int order = weight(left, i) - weight(right, j);
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int leftEnd = digitsEnd(left, i);
            int rightEnd = digitsEnd(right, j);
            int order = compareDigits(substring(left, i, leftEnd), substring(right, j, rightEnd));
            if (order != 0) {
                return order;
            }
            i = leftEnd;
            j = rightEnd;
        }
        return 0;
    }

    /** Runs of digits are compared as text: date and commit stamps are longer than any integer type. */
    private static int compareDigits(String left, String right) {
        String a = withoutLeadingZeros(left);
        String b = withoutLeadingZeros(right);
        return a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** The tilde sorts before the end, the end before letters, letters before all else. */
    private static int weight(String part, int index) {
        if (index >= part.length() || isDigit(part.charAt(index))) {
            return 0;
        }
        char c = part.charAt(index);
        if (c == '~') {
            return -1;
        }
        return Character.isLetter(c) ? c : c + 256;
    }

    private static boolean isNonDigit(String part, int index) {
        return index < part.length() && !isDigit(part.charAt(index));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int digitsEnd(String part, int from) {
        int end = from;
        while (end < part.length() && isDigit(part.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String substring(String part, int from, int to) {
        return from < part.length() ? part.substring(from, to) : "";
    }
}
