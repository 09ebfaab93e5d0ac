package io.github.crosspy.source.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requirements in the forms that setuptools has of its own. */
final class SetuptoolsRequirements {
    private SetuptoolsRequirements() {}

    /** The lines of {@code egg-info/requires.txt}: one requirement each, under sections {@code [extra:marker]}. */
    static List<Requirement> ofRequiresTxt(String text) {
        List<Requirement> requirements = new ArrayList<>();
        String section = "";
        for (String line : (Iterable<String>) text.lines().map(String::strip)::iterator) {
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                requirements.add(under(line, marker(section)));
            }
        }
        return requirements;
    }

    /** {@code install_requires} and {@code options.extras_require} of a setup.cfg. */
    static List<Requirement> ofSetupCfg(IniFile setup) {
        List<Requirement> requirements = new ArrayList<>();
        setup.value("options", "install-requires")
                .ifPresent(lines -> lines.lines().map(Requirement::of).forEach(requirements::add));
        for (Map.Entry<String, String> extra : setup.sections()
                .getOrDefault("options.extras_require", Map.of())
                .entrySet()) {
            extra.getValue()
                    .lines()
                    .map(line -> under(line, marker(extra.getKey())))
                    .forEach(requirements::add);
        }
        return requirements;
    }

    /** A requirement that holds only under a further marker; a blank marker adds nothing. */
    static Requirement under(String requirement, String marker) {
        if (marker.isBlank()) {
            return Requirement.of(requirement);
        }
        String[] parts = requirement.split(";", 2);
        String own = parts.length == 2 ? "(" + parts[1].strip() + ") and " : "";
        return Requirement.of(parts[0].strip() + "; " + own + marker);
    }

    private static String marker(String section) {
        int colon = section.indexOf(':');
        String extra = colon < 0 ? section : section.substring(0, colon);
        String marker = colon < 0 ? "" : "(" + section.substring(colon + 1) + ")";
        if (extra.isBlank()) {
            return marker;
        }
        return "extra == '" + extra.strip() + "'" + (marker.isEmpty() ? "" : " and " + marker);
    }
}
