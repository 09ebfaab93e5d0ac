package io.github.crosspy.source.python;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one asker wants of a project's version.
 *
 * @param versions versions that serve it
 * @param by who asks, as messages name it
 */
record Demand(VersionSpecifier versions, String by) {
    static boolean allAccept(List<Demand> demands, PythonVersion version) {
        return demands.stream().allMatch(demand -> demand.versions().contains(version));
    }

    static boolean anyPins(List<Demand> demands, PythonVersion version) {
        return demands.stream().anyMatch(demand -> demand.versions().pins(version));
    }

    /** Such as {@code cryptography 3.3.2 asks cffi>=1.12, the POM asks cffi==1.1.2}. */
    static String describe(String project, List<Demand> demands) {
        return demands.stream()
                .map(demand -> demand.by() + " asks " + project + demand.versions())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
