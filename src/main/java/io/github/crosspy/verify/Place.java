package io.github.crosspy.verify;

import io.github.crosspy.target.Target;
import java.util.regex.Pattern;

/**
 * Where a file was found.
 *
 * @param product file name of the package or wheel, or {@code sysroot}
 * @param path the path in it, absolute, with {@code /} between names
 * @param member name of the member of a static library, or empty
 */
record Place(String product, String path, String member) {
    /** Possessive, as names from archives may be of any length and other repetition of groups takes the stack. */
    private static final Pattern SHARED_LIBRARY = Pattern.compile(".*\\.so(\\.\\d+)*+");

    Place member(String name) {
        return new Place(product, path, name);
    }

    /** The path with its archive member, as messages show it. */
    @Override
    public String toString() {
        String file = product + "!" + path.substring(1);
        return member.isEmpty() ? file : file + "(" + member + ")";
    }

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is directly in a directory that the loader searches for any program. */
    boolean isWhereTheLoaderLooks(Target target) {
        String directory = directory().replaceFirst("^/usr/", "/");
        return !product.endsWith(".whl") && (directory.equals("/lib") || directory.equals("/lib/" + target.triplet()));
    }

    boolean isNamedAsLibrary() {
        return SHARED_LIBRARY.matcher(fileName()).matches();
    }

    String directory() {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 1));
    }
}
