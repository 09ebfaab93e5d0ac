package io.github.crosspy.stack;

import io.github.crosspy.StepException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Python project to build as a wheel for the target.
 *
 * @param name project name as the user wrote it; compare {@link #normalizedName()}
 * @param specifier PEP 440 version specifier such as {@code ==3.3.2}, or empty for the newest that fits
 * @param path an sdist file or an unpacked source directory of the user's own, instead of the index's; usually empty
 * @param environment variables of the build beside the plugin's own
 * @param buildRequires requirements (PEP 508) to install for the build side beside those that the sdist names
 * @param edits changes of single lines, applied after the patches
 * @param patches patch files, applied in this order with {@code -p1}
 */
public record WheelSource(
        String name,
        String specifier,
        Optional<Path> path,
        Map<String, String> environment,
        List<String> buildRequires,
        List<Edit> edits,
        List<Path> patches) {
    /** A name (PEP 508) and, optionally, a version specifier. */
    private static final Pattern REQUIREMENT =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*((?:[<>=!~]=?=?.*)?)");

    public WheelSource {
        Objects.requireNonNull(name);
        Objects.requireNonNull(specifier);
        Objects.requireNonNull(path);
        environment = Map.copyOf(environment);
        buildRequires = List.copyOf(buildRequires);
        edits = List.copyOf(edits);
        patches = List.copyOf(patches);
    }

    /**
     * @param requirement name and version such as {@code cryptography==3.3.2}
     * @throws StepException when it is neither
     */
    public static WheelSource of(String requirement) throws StepException {
        Matcher matcher = REQUIREMENT.matcher(requirement.strip());
        if (!matcher.matches()) {
            throw new StepException(
                    "'" + requirement + "' is not a requirement that <wheel> can take",
                    "Write NAME or NAME==VERSION, such as <wheel>cryptography==3.3.2</wheel>");
        }
        return new WheelSource(
                matcher.group(1),
                matcher.group(2).strip(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The name that two spellings of one project share (PEP 503). */
    public String normalizedName() {
        return normalize(name);
    }

    /** Lower case, with each run of dashes, dots and underscores as one dash (PEP 503). */
    public static String normalize(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }
}
