package io.github.crosspy.source.python;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A version of a Python project or of Python itself, ordered and normalized as PEP 440 says. */
public final class PythonVersion implements Comparable<PythonVersion> {
    private static final Pattern VERSION = Pattern.compile(
            "v?(?:(?<epoch>\\d{1,18})!)?(?<release>\\d{1,18}(?:\\.\\d{1,18})*)"
                    + "(?:[-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preN>\\d{1,18})?)?"
                    + "(?<post>-(?<postImplicit>\\d{1,18})|[-_.]?(?:post|rev|r)[-_.]?(?<postN>\\d{1,18})?)?"
                    + "(?<dev>[-_.]?dev[-_.]?(?<devN>\\d{1,18})?)?"
                    + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> PHASES = List.of("dev", "a", "b", "rc", "final");
    private static final int MAX_LENGTH = 200;

    private final long epoch;
    private final List<Long> release;
    private final String phase;
    private final long phaseNumber;
    private final OptionalLong post;
    private final OptionalLong dev;
    private final List<String> local;

    private PythonVersion(Matcher parts) {
        epoch = number(parts.group("epoch"));
        release = Stream.of(parts.group("release").split("\\."))
                .map(Long::valueOf)
                .toList();
        post = parts.group("post") == null
                ? OptionalLong.empty()
                : OptionalLong.of(number(
                        parts.group("postImplicit") == null ? parts.group("postN") : parts.group("postImplicit")));
        dev = parts.group("dev") == null ? OptionalLong.empty() : OptionalLong.of(number(parts.group("devN")));
        phase = phase(parts.group("pre"), post.isEmpty() && dev.isPresent());
        phaseNumber = number(parts.group("preN"));
        local = parts.group("local") == null
                ? List.of()
                : Stream.of(parts.group("local").toLowerCase(Locale.ROOT).split("[-_.]"))
                        .map(part -> isNumber(part) ? part.replaceFirst("^0+(?=.)", "") : part)
                        .toList();
    }

    /** The version that a text spells, or empty when it spells none. */
    public static Optional<PythonVersion> find(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = VERSION.matcher(text.strip());
        return matcher.matches() ? Optional.of(new PythonVersion(matcher)) : Optional.empty();
    }

    /**
     * @param text a version in any spelling that PEP 440 allows
     * @throws IllegalArgumentException when it is none
     */
    public static PythonVersion of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a PEP 440 version"));
    }

    /** Whether this is an alpha, beta, release candidate or development release. */
    public boolean isPrerelease() {
        return !phase.equals("final") || dev.isPresent();
    }

    boolean isPostrelease() {
        return post.isPresent();
    }

    boolean isPrereleaseOf(PythonVersion later) {
        boolean samePost = phase.equals(later.phase) && post.equals(later.post);
        return isPrerelease() && base().equals(later.base()) && (later.post.isEmpty() || samePost);
    }

    boolean isPostreleaseOf(PythonVersion earlier) {
        String unposted = toString().replaceFirst("\\.post.*", "");
        return isPostrelease() && of(unposted).equals(earlier);
    }

    boolean hasLocal() {
        return !local.isEmpty();
    }

    long epoch() {
        return epoch;
    }

    List<Long> release() {
        return release;
    }

    /** This version without its local part. */
    PythonVersion withoutLocal() {
        return local.isEmpty() ? this : of(toString().replaceFirst("\\+.*", ""));
    }

    /** Epoch and release alone. */
    PythonVersion base() {
        return of(baseText());
    }

    @Override
    public int compareTo(PythonVersion other) {
        int order = Long.compare(epoch, other.epoch);
        order = order != 0 ? order : compareReleases(other);
        order = order != 0 ? order : Integer.compare(PHASES.indexOf(phase), PHASES.indexOf(other.phase));
        order = order != 0 ? order : Long.compare(phaseNumber, other.phaseNumber);
        order = order != 0 ? order : Long.compare(post.orElse(-1), other.post.orElse(-1));
        order = order != 0 ? order : Long.compare(dev.orElse(Long.MAX_VALUE), other.dev.orElse(Long.MAX_VALUE));
        return order != 0 ? order : compareLocals(other);
    }

    private int compareReleases(PythonVersion other) {
        for (int i = 0; i < Math.max(release.size(), other.release.size()); i++) {
            int order = Long.compare(releasePart(i), other.releasePart(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    long releasePart(int index) {
        return index < release.size() ? release.get(index) : 0;
    }

    private int compareLocals(PythonVersion other) {
        for (int i = 0; i < Math.min(local.size(), other.local.size()); i++) {
            int order = compareLocalParts(local.get(i), other.local.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(local.size(), other.local.size());
    }

    private static int compareLocalParts(String left, String right) {
        if (isNumber(left) != isNumber(right)) {
            return isNumber(left) ? 1 : -1;
        }
        // Without leading zeros the longer number is the greater one, however many digits it has.
        return isNumber(left) && left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PythonVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        int last = release.size();
        while (last > 0 && release.get(last - 1) == 0) {
            last--;
        }
        return Objects.hash(epoch, release.subList(0, last), phase, phaseNumber, post, dev, local);
    }

    /** The normalized spelling. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(baseText());
        if (PHASES.indexOf(phase) > 0 && !phase.equals("final")) {
            text.append(phase).append(phaseNumber);
        }
        post.ifPresent(number -> text.append(".post").append(number));
        dev.ifPresent(number -> text.append(".dev").append(number));
        return text.append(local.isEmpty() ? "" : "+" + String.join(".", local)).toString();
    }

    private String baseText() {
        return (epoch == 0 ? "" : epoch + "!")
                + release.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private static String phase(String pre, boolean devAlone) {
        if (pre == null) {
            return devAlone ? "dev" : "final";
        }
        return switch (pre.toLowerCase(Locale.ROOT)) {
            case "a", "alpha" -> "a";
            case "b", "beta" -> "b";
            default -> "rc";
        };
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static boolean isNumber(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
