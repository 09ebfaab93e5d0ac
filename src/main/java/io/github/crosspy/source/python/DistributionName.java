package io.github.crosspy.source.python;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file name of a distribution says (PEP 427 for wheels, PEP 625 and older practice for sdists).
 *
 * @param fileName the name itself
 * @param version version of the project
 * @param kind sdist or wheel
 * @param pythonTags Python tags of a wheel; empty for an sdist
 * @param abiTags ABI tags of a wheel; empty for an sdist
 * @param platformTags platform tags of a wheel; empty for an sdist
 */
record DistributionName(
        String fileName,
        PythonVersion version,
        PythonProject.Kind kind,
        List<String> pythonTags,
        List<String> abiTags,
        List<String> platformTags) {
    private static final Pattern WHEEL = Pattern.compile(
            "(?<name>[^-]+)-(?<version>[^-]+)(?:-[0-9][^-]*)?-(?<python>[^-]+)-(?<abi>[^-]+)-(?<platform>[^-]+)\\.whl");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+!-]*");
    /** The sdist formats that can be read, the preferred one first. */
    private static final List<String> SDIST_ENDINGS = List.of(".tar.gz", ".tgz", ".zip", ".tar.bz2");

    DistributionName {
        pythonTags = List.copyOf(pythonTags);
        abiTags = List.copyOf(abiTags);
        platformTags = List.copyOf(platformTags);
    }

    /**
     * @param fileName name of a file on a project's page
     * @param project normalized name of the project
     * @return empty for files that are neither an sdist nor a wheel of the project, such as installers
     */
    static Optional<DistributionName> of(String fileName, String project) {
        if (!SAFE.matcher(fileName).matches()) {
            return Optional.empty();
        }
        return fileName.endsWith(".whl") ? wheel(fileName, project) : sdist(fileName, project);
    }

    private static Optional<DistributionName> wheel(String fileName, String project) {
        Matcher parts = WHEEL.matcher(fileName);
        if (!parts.matches() || !Requirement.normalizedName(parts.group("name")).equals(project)) {
            return Optional.empty();
        }
        return PythonVersion.find(parts.group("version").replace('_', '-'))
                .map(version -> new DistributionName(
                        fileName,
                        version,
                        PythonProject.Kind.WHEEL,
                        List.of(parts.group("python").split("\\.")),
                        List.of(parts.group("abi").split("\\.")),
                        List.of(parts.group("platform").split("\\."))));
    }

    private static Optional<DistributionName> sdist(String fileName, String project) {
        for (String ending : SDIST_ENDINGS) {
            if (fileName.endsWith(ending)) {
                return versionAfter(fileName.substring(0, fileName.length() - ending.length()), project)
                        .map(version -> new DistributionName(
                                fileName, version, PythonProject.Kind.SDIST, List.of(), List.of(), List.of()));
            }
        }
        return Optional.empty();
    }

    /** Names and versions of old sdists may both have dashes, so each dash is tried. */
    private static Optional<PythonVersion> versionAfter(String stem, String project) {
        for (int dash = stem.indexOf('-'); dash > 0; dash = stem.indexOf('-', dash + 1)) {
            if (Requirement.normalizedName(stem.substring(0, dash)).equals(project)) {
                return PythonVersion.find(stem.substring(dash + 1));
            }
        }
        return Optional.empty();
    }

    /** Rank of the format among sdists of one version; the lowest is taken. */
    int formatRank() {
        return SDIST_ENDINGS.indexOf(
                SDIST_ENDINGS.stream().filter(fileName::endsWith).findFirst().orElse(SDIST_ENDINGS.get(0)));
    }

    /** Whether this is a wheel without compiled code, for every platform. */
    boolean isPureWheel() {
        return abiTags.contains("none") && platformTags.contains("any");
    }

    /** Whether the Python can use the file; an sdist's name does not say, and a platform is not looked at. */
    boolean fits(InterpreterVersion python) {
        return kind == PythonProject.Kind.SDIST || pythonTags.stream().anyMatch(tag -> fits(tag, python));
    }

    private boolean fits(String tag, InterpreterVersion python) {
        Matcher parts = Pattern.compile("(py|cp)([23])(\\d{0,3})").matcher(tag);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) != python.major()) {
            return false;
        }
        if (parts.group(3).isEmpty()) {
            return true;
        }
        int minor = Integer.parseInt(parts.group(3));
        boolean older = parts.group(1).equals("py") || abiTags.contains("abi3");
        return minor == python.minor() || older && minor < python.minor();
    }
}
