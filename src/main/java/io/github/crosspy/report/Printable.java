package io.github.crosspy.report;

/** Text from foreign files, made safe for terminals and XML. */
final class Printable {
    private static final int REPLACEMENT = 0xfffd;

    private Printable() {}

    /** Replaces control characters, lone surrogates and what XML 1.0 does not allow. */
    static String of(String text) {
        return text.codePoints()
                .map(point -> isPrintable(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPrintable(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.FORMAT
                && point != 0xfffe
                && point != 0xffff;
    }
}
