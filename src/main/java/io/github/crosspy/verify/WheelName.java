package io.github.crosspy.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file name of a wheel (PEP 427), {@code cffi-1.14.6-0armel-cp27-cp27mu-linux_armv5tel.whl}.
 *
 * @param build build tag, or empty
 * @param pythons Python tags
 * @param abis ABI tags
 * @param platforms platform tags
 */
record WheelName(String build, List<String> pythons, List<String> abis, List<String> platforms) {
    private static final String SUFFIX = ".whl";

    WheelName {
        pythons = List.copyOf(pythons);
        abis = List.copyOf(abis);
        platforms = List.copyOf(platforms);
    }

    static Optional<WheelName> parse(String fileName) {
        if (!fileName.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String[] parts =
                fileName.substring(0, fileName.length() - SUFFIX.length()).split("-", -1);
        int tags = parts.length - 3;
        if (tags < 2 || tags > 3 || List.of(parts).contains("")) {
            return Optional.empty();
        }
        return Optional.of(
                new WheelName(tags == 3 ? parts[2] : "", set(parts[tags]), set(parts[tags + 1]), set(parts[tags + 2])));
    }

    /** Whether it claims to run on any machine. */
    boolean isPure() {
        return platforms.equals(List.of("any"));
    }

    /** The tags one by one, as the file WHEEL lists them (PEP 425, compressed tag sets). */
    Set<String> expandedTags() {
        Set<String> tags = new TreeSet<>();
        for (String python : pythons) {
            for (String abi : abis) {
                for (String platform : platforms) {
                    tags.add(python + "-" + abi + "-" + platform);
                }
            }
        }
        return tags;
    }

    private static List<String> set(String tags) {
        return List.of(tags.split("\\."));
    }
}
