package io.github.crosspy.stack;

import io.github.crosspy.StepException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Debian source package to cross-build.
 *
 * @param source name of the source package (Debian policy 5.6.1)
 * @param version exact version, or empty for the suite's newest
 * @param suite the suite that has the source
 * @param path a .dsc file or an unpacked source directory of the user's own, instead of the suite's; usually empty
 * @param binaries which binary packages are built
 * @param rules how the build target of debian/rules is made
 * @param profiles build profiles beside the plugin's own
 * @param options words of DEB_BUILD_OPTIONS beside the plugin's own
 * @param environment variables of the build beside the plugin's own
 * @param edits changes of single lines, applied after the patches
 * @param patches patch files, applied in this order with {@code -p1}
 * @param pathExcludes dpkg {@code --path-exclude} patterns by binary package name; {@code *} stands for all
 */
public record DebSource(
        String source,
        Optional<String> version,
        String suite,
        Optional<Path> path,
        Binaries binaries,
        RulesRun rules,
        List<String> profiles,
        List<String> options,
        Map<String, String> environment,
        List<Edit> edits,
        List<Path> patches,
        Map<String, List<String>> pathExcludes) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

    public DebSource {
        Objects.requireNonNull(source);
        Objects.requireNonNull(version);
        Objects.requireNonNull(suite);
        Objects.requireNonNull(path);
        Objects.requireNonNull(binaries);
        Objects.requireNonNull(rules);
        profiles = List.copyOf(profiles);
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
        edits = List.copyOf(edits);
        patches = List.copyOf(patches);
        pathExcludes = Map.copyOf(pathExcludes);
    }

    /** @throws StepException when a name or an edit cannot be right */
    public DebSource validated() throws StepException {
        if (!NAME.matcher(source).matches()) {
            throw new StepException(
                    "'" + source + "' is not a name of a Debian source package",
                    "Give <deb><source> the name alone, such as openssl; a version goes into <version>");
        }
        for (Edit edit : edits) {
            edit.validated();
        }
        return this;
    }
}
