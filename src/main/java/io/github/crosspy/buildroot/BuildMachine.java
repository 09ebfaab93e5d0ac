package io.github.crosspy.buildroot;

import java.util.Map;

/** The machine that compiles, in Debian's names. */
public final class BuildMachine {
    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64");
    private static final Map<String, String> TRIPLETS =
            Map.of("amd64", "x86_64-linux-gnu", "arm64", "aarch64-linux-gnu");

    private BuildMachine() {}

    /** Debian's name of this machine's architecture. */
    public static String architecture() {
        String name = System.getProperty("os.arch");
        String architecture = ARCHITECTURES.get(name);
        if (architecture == null) {
            throw new IllegalStateException("Build machines are amd64 or arm64, not " + name);
        }
        return architecture;
    }

    /** The multiarch triplet of this machine's architecture. */
    public static String triplet() {
        return TRIPLETS.get(architecture());
    }
}
