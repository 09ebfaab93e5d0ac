package io.github.crosspy.sysroot;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A shell glob as fnmatch(3) without flags takes it, which is how dpkg reads {@code --path-exclude}: {@code *} and
 * {@code ?} match slashes and leading dots too, a backslash takes the next character literally, and a bracket that is
 * never closed is a bracket.
 */
final class ShellGlob {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{IsAlphabetic}"),
            Map.entry("digit", "0-9"),
            Map.entry("alnum", "\\p{IsAlphabetic}0-9"),
            Map.entry("upper", "\\p{IsUppercase}"),
            Map.entry("lower", "\\p{IsLowercase}"),
            Map.entry("space", "\\s"),
            Map.entry("blank", " \\t"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("xdigit", "0-9A-Fa-f"),
            Map.entry("print", "\\P{Cntrl}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("cntrl", "\\p{Cntrl}"));

    /** No path has it. */
    private static final String NOTHING = "\\x{0}";

    private final String glob;
    private final StringBuilder pattern = new StringBuilder();
    private int next;

    private ShellGlob(String glob) {
        this.glob = glob;
    }

    /** A pattern that matches what the whole glob matches. */
    static Pattern pattern(String glob) {
        return Pattern.compile(new ShellGlob(glob).translated(), Pattern.DOTALL);
    }

    private String translated() {
        while (next < glob.length()) {
            int end = glob.charAt(next) == '[' ? endOfBracket() : -1;
            if (end > 0) {
                bracket(end);
            } else {
                single();
            }
        }
        return pattern.toString();
    }

    private void single() {
        int c = take();
        switch (c) {
            case '*' -> pattern.append(".*");
            case '?' -> pattern.append('.');
            case '\\' -> literal(next < glob.length() ? take() : c);
            default -> literal(c);
        }
    }

    /** Index of the bracket that closes the one here, or -1. One right at the start stands for itself (POSIX 2.13.1). */
    private int endOfBracket() {
        int at = next + 1;
        if (at < glob.length() && isNot(glob.charAt(at))) {
            at++;
        }
        for (int first = at; at < glob.length(); at++) {
            if (glob.startsWith("[:", at) && glob.indexOf(":]", at + 2) > 0) {
                at = glob.indexOf(":]", at + 2) + 1;
            } else if (glob.charAt(at) == '\\') {
                at++;
            } else if (glob.charAt(at) == ']' && at > first) {
                return at;
            }
        }
        return -1;
    }

    private void bracket(int end) {
        take();
        pattern.append('[');
        if (isNot(glob.charAt(next))) {
            take();
            pattern.append('^');
        }
        while (next < end) {
            member(end);
        }
        take();
        pattern.append(']');
    }

    private void member(int end) {
        if (glob.startsWith("[:", next) && glob.indexOf(":]", next + 2) > 0) {
            int close = glob.indexOf(":]", next + 2);
            pattern.append(CLASSES.getOrDefault(glob.substring(next + 2, close), NOTHING));
            next = close + 2;
            return;
        }
        literal(takeEscaped());
        if (glob.charAt(next) == '-' && next + 1 < end) {
            take();
            pattern.append('-');
            literal(takeEscaped());
        }
    }

    private int takeEscaped() {
        int c = take();
        return c == '\\' ? take() : c;
    }

    private int take() {
        int c = glob.codePointAt(next);
        next += Character.charCount(c);
        return c;
    }

    private void literal(int c) {
        pattern.append("\\x{").append(Integer.toHexString(c)).append('}');
    }

    private static boolean isNot(char c) {
        return c == '!' || c == '^';
    }
}
