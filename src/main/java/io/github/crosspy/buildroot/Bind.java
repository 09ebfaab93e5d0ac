package io.github.crosspy.buildroot;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file or directory of the host that a step sees below {@code /mnt}.
 *
 * @param access whether the step may write to it
 * @param source absolute path on the host
 * @param name one path element; the step sees {@code /mnt/NAME}
 */
public record Bind(Access access, Path source, String name) {
    /** Whether a step may write. */
    public enum Access {
        READ("ro"),
        WRITE("rw");

        private final String option;

        Access(String option) {
            this.option = option;
        }
    }

    public Bind {
        Objects.requireNonNull(access);
        if (!source.isAbsolute() || !source.toString().matches("[^\t\n]+")) {
            throw new IllegalArgumentException("Not an absolute path without tabs and line ends: " + source);
        }
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("Not a plain name: " + name);
        }
    }

    public static Bind read(Path source, String name) {
        return new Bind(Access.READ, source.toAbsolutePath(), name);
    }

    public static Bind write(Path source, String name) {
        return new Bind(Access.WRITE, source.toAbsolutePath(), name);
    }

    String line() {
        return access.option + "\t" + source + "\t" + name + "\n";
    }
}
