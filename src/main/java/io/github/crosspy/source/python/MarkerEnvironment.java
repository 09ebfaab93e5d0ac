package io.github.crosspy.source.python;

import io.github.crosspy.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the environment markers of a requirement are asked about (PEP 508, "Environment Markers"), {@code extra} aside.
 *
 * @param variables value of each variable by its name
 */
public record MarkerEnvironment(Map<String, String> variables) {
    /** The variables that PEP 508 defines. */
    static final Set<String> NAMES = Set.of(
            "implementation_name",
            "implementation_version",
            "os_name",
            "platform_machine",
            "platform_python_implementation",
            "platform_release",
            "platform_system",
            "platform_version",
            "python_full_version",
            "python_version",
            "sys_platform");

    public MarkerEnvironment {
        variables = Map.copyOf(variables);
        if (!variables.keySet().equals(NAMES)) {
            throw new IllegalArgumentException("Environment of " + variables.keySet());
        }
    }

    /** The environments of a target's devices: one for each machine name that its wheel platform tags have. */
    public static List<MarkerEnvironment> of(Target target, InterpreterVersion python) {
        return target.platformTags().stream()
                .map(tag -> of(tag.replaceFirst("^.*?linux_", ""), python))
                .distinct()
                .toList();
    }

    /** The environment of the machine that runs this build. */
    public static MarkerEnvironment ofBuildSide(InterpreterVersion python) {
        String machine = System.getProperty("os.arch");
        return of(machine.equals("amd64") ? "x86_64" : machine, python);
    }

    /**
     * @param machine machine name as {@code uname -m} gives it, such as {@code armv7l}
     * @param python the CPython that runs on it
     */
    static MarkerEnvironment of(String machine, InterpreterVersion python) {
        Map<String, String> variables = new HashMap<>();
        variables.put("implementation_name", "cpython");
        variables.put("implementation_version", python.full().toString());
        variables.put("os_name", "posix");
        variables.put("platform_machine", machine);
        variables.put("platform_python_implementation", "CPython");
        // What a device's kernel is called nobody knows here; pip asks the running one.
        variables.put("platform_release", "");
        variables.put("platform_version", "");
        variables.put("platform_system", "Linux");
        variables.put("python_full_version", python.full().toString());
        variables.put("python_version", python.series());
        variables.put("sys_platform", python.major() < 3 ? "linux2" : "linux");
        return new MarkerEnvironment(variables);
    }
}
