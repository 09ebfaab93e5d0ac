package io.github.crosspy.source.python;

import io.github.crosspy.StepException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wheels of dependency modules: each holds its project at one version, on the build side too. */
final class ProvidedWheels {
    private final String module;
    private final Map<String, ProvidedWheel> byName = new HashMap<>();

    /** @throws StepException when two modules provide one project in different versions */
    ProvidedWheels(String module, List<ProvidedWheel> wheels) throws StepException {
        this.module = module;
        for (ProvidedWheel wheel : wheels) {
            ProvidedWheel other = byName.putIfAbsent(wheel.name(), wheel);
            if (other != null && !version(other).equals(version(wheel))) {
                throw new StepException(
                        "Version conflict between modules " + other.module() + " and " + wheel.module() + ": "
                                + wheel.name() + " is " + other.version() + " in one, " + wheel.version()
                                + " in the other",
                        "Ask for one version of " + wheel.name() + " in both, or depend on one of them only");
            }
        }
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The demand for exactly the provided version; none for projects that are not provided. */
    List<Demand> demands(String name) {
        ProvidedWheel wheel = byName.get(name);
        return wheel == null
                ? List.of()
                : List.of(new Demand(VersionSpecifier.of("==" + wheel.version()), "module " + wheel.module()));
    }

    /** @throws StepException when a requirement excludes the provided version of its project */
    void check(Requirement requirement, String by) throws StepException {
        ProvidedWheel wheel = byName.get(requirement.name());
        if (wheel != null && !requirement.versions().contains(version(wheel))) {
            throw new StepException(
                    "Version conflict between modules " + module + " and " + wheel.module() + ": " + by + " in "
                            + module + " asks " + requirement + ", " + wheel.module() + " provides "
                            + wheel.name() + " " + wheel.version(),
                    "Ask for versions that fit each other, or remove the dependency on " + wheel.module());
        }
    }

    private static PythonVersion version(ProvidedWheel wheel) throws StepException {
        return PythonVersion.find(wheel.version())
                .orElseThrow(() -> new StepException(
                        "Module " + wheel.module() + " provides " + wheel.name() + " with the version '"
                                + wheel.version() + "', which is none",
                        "Build module " + wheel.module() + " again"));
    }
}
