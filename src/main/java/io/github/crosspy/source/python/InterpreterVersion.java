package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the Python that wheels are built for.
 *
 * @param major first number
 * @param minor second number
 * @param full all three numbers
 */
public record InterpreterVersion(int major, int minor, PythonVersion full) {
    private static final Pattern VERSION = Pattern.compile("([23])\\.(\\d{1,3})(?:\\.(\\d{1,3}))?");
    /** 2.7.18 ended the series (PEP 373). */
    private static final String LAST_OF_2_7 = "18";
    /** Of an open series nobody knows the last release; a bound such as {@code >=3.9.2} means a mended older one. */
    private static final String LAST_OF_OPEN_SERIES = "99";

    /**
     * @param text such as {@code 2.7} or {@code 3.13.5}; without a third number the series' last release is meant
     * @throws StepException when it is no version of Python
     */
    public static InterpreterVersion of(String text) throws StepException {
        Matcher matcher = VERSION.matcher(text);
        if (!matcher.matches()) {
            throw new StepException(
                    "'" + text + "' is not a version of Python", "Write it as 2.7 or 3.13, or with a third number");
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        String last = major == 2 ? LAST_OF_2_7 : LAST_OF_OPEN_SERIES;
        String micro = matcher.group(3) == null ? last : matcher.group(3);
        return new InterpreterVersion(major, minor, PythonVersion.of(major + "." + minor + "." + micro));
    }

    /** Major and minor, such as {@code 3.13}. */
    public String series() {
        return major + "." + minor;
    }

    /**
     * Whether a {@code Requires-Python} lets this Python in. One that cannot be read lets everybody in, as pip does.
     *
     * @param requiresPython a version specifier; blank for none
     */
    boolean fits(String requiresPython) {
        try {
            return VersionSpecifier.of(requiresPython).contains(full);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
