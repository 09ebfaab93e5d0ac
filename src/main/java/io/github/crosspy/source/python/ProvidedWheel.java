package io.github.crosspy.source.python;

import java.util.Objects;

/**
 * A wheel that a module which this one depends on has built for the target.
 *
 * @param name project name in any spelling; kept normalized
 * @param version version of the project
 * @param module artifact id of the module that built it
 */
public record ProvidedWheel(String name, String version, String module) {
    public ProvidedWheel {
        name = Requirement.normalizedName(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(module);
    }
}
