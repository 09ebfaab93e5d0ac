package io.github.crosspy.sysroot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A tree of target files that can be run under qemu-user.
 *
 * @param tree its top directory
 * @param fingerprint of everything that went in
 * @param installed file names of the packages in it, sorted
 * @param excluded what was left out, patterns by package name; packages without extra patterns are not named
 */
public record TargetRoot(Path tree, String fingerprint, List<String> installed, Map<String, List<String>> excluded) {
    public TargetRoot {
        Objects.requireNonNull(tree);
        Objects.requireNonNull(fingerprint);
        installed = List.copyOf(installed);
        excluded = Map.copyOf(excluded);
    }
}
