package io.github.crosspy.python;

import io.github.crosspy.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name of a wheel (PEP 427, PEP 425; the binary distribution format of the Python packaging guide).
 *
 * @param distribution project name as the file name escapes it
 * @param version version as the file name escapes it
 * @param buildTag starts with a digit and breaks ties between wheels of one version; usually empty
 * @param pythonTags such as {@code cp27}; more than one in a compressed tag set
 * @param abiTags such as {@code cp27mu}, {@code abi3}, {@code none}
 * @param platformTags such as {@code linux_armv7l}, {@code any}
 */
public record WheelName(
        String distribution,
        String version,
        Optional<String> buildTag,
        List<String> pythonTags,
        List<String> abiTags,
        List<String> platformTags) {
    private static final String TAG_SET = "[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*";
    private static final Pattern FORM = Pattern.compile("(?<distribution>[A-Za-z0-9][A-Za-z0-9._]*)"
            + "-(?<version>[A-Za-z0-9_.!+]+)"
            + "(?:-(?<build>[0-9][A-Za-z0-9_.]*))?"
            + "-(?<python>" + TAG_SET + ")-(?<abi>" + TAG_SET + ")-(?<platform>" + TAG_SET + ")\\.whl");

    /** @throws IllegalArgumentException when the parts do not make the name of a wheel */
    public WheelName {
        Objects.requireNonNull(buildTag);
        pythonTags = List.copyOf(pythonTags);
        abiTags = List.copyOf(abiTags);
        platformTags = List.copyOf(platformTags);
        String name = format(distribution, version, buildTag, pythonTags, abiTags, platformTags);
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a wheel");
        }
    }

    /**
     * @param fileName name of a wheel without any directory
     * @throws StepException when it is not one
     */
    public static WheelName parse(String fileName) throws StepException {
        Matcher matcher = FORM.matcher(fileName);
        if (!matcher.matches()) {
            throw new StepException(
                    "'" + fileName + "' is not the name of a wheel",
                    "Name it NAME-VERSION[-BUILD]-PYTHON-ABI-PLATFORM.whl (PEP 427), best by building it again");
        }
        return new WheelName(
                matcher.group("distribution"),
                matcher.group("version"),
                Optional.ofNullable(matcher.group("build")),
                set(matcher.group("python")),
                set(matcher.group("abi")),
                set(matcher.group("platform")));
    }

    /** The file name, which {@link #parse} takes back. */
    public String fileName() {
        return format(distribution, version, buildTag, pythonTags, abiTags, platformTags);
    }

    /** Whether the wheel fits every platform. */
    public boolean isPure() {
        return platformTags.equals(List.of("any"));
    }

    /** Every single tag of the compressed tag sets, such as {@code cp27-cp27mu-linux_armv7l} (PEP 425). */
    public List<String> expandedTags() {
        List<String> tags = new ArrayList<>();
        for (String python : pythonTags) {
            for (String abi : abiTags) {
                for (String platform : platformTags) {
                    tags.add(python + "-" + abi + "-" + platform);
                }
            }
        }
        return tags;
    }

    /**
     * The same wheel for another platform.
     *
     * @param platformTag one tag, or a compressed set with dots between its tags
     * @param newBuildTag a build tag, or the empty string for none
     */
    public WheelName forPlatform(String platformTag, String newBuildTag) {
        return new WheelName(
                distribution,
                version,
                Optional.of(newBuildTag).filter(tag -> !tag.isEmpty()),
                pythonTags,
                abiTags,
                set(platformTag));
    }

    private static List<String> set(String tags) {
        return List.of(tags.split("\\.", -1));
    }

    private static String format(
            String distribution,
            String version,
            Optional<String> buildTag,
            List<String> pythonTags,
            List<String> abiTags,
            List<String> platformTags) {
        return distribution + "-" + version + buildTag.map(tag -> "-" + tag).orElse("") + "-"
                + String.join(".", pythonTags) + "-" + String.join(".", abiTags) + "-"
                + String.join(".", platformTags) + ".whl";
    }
}
