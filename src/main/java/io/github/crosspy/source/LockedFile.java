package io.github.crosspy.source;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One file that a lock pins.
 *
 * @param name file name without a directory
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record LockedFile(String name, long size, String sha256) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~!-]*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public LockedFile {
        checkName(name);
        checkSha256(sha256);
        if (size < 0) {
            throw new IllegalArgumentException("size " + size + " of " + name);
        }
    }

    static void checkName(String name) {
        if (!NAME.matcher(Objects.requireNonNull(name, "file name")).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a file name");
        }
    }

    static void checkSha256(String sha256) {
        if (!SHA256.matcher(Objects.requireNonNull(sha256, "sha256")).matches()) {
            throw new IllegalArgumentException("'" + sha256 + "' is not a SHA-256");
        }
    }
}
