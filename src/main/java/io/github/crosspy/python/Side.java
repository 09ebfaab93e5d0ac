package io.github.crosspy.python;

import io.github.crosspy.buildroot.BuildMachine;
import io.github.crosspy.target.Target;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * For whom a wheel is built, and the environment that makes a build back end build for it.
 *
 * @param name {@code build side}, or the target's name
 * @param environment variables of the build
 * @param arguments arguments of {@code bdist_wheel}
 */
public record Side(String name, Map<String, String> environment, String arguments) {
    public Side {
        Objects.requireNonNull(name);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(arguments);
    }

    /** The machine that compiles. */
    public static Side build() {
        return new Side(BuildMachine.architecture() + " (build side)", Map.of(), "");
    }

    /**
     * The target. The compiler's macros make Debian's pyconfig.h choose the target's, so the compiler alone brings the
     * right headers; LDSHARED is what distutils links with. As in Debian's packages, stack frames are guarded and what only
     * debuggers read is left out.
     *
     * @param python minor version such as {@code 2.7}
     */
    public static Side target(Target target, String python) {
        String triplet = target.triplet();
        Map<String, String> environment = new TreeMap<>(Map.of(
                "CC", triplet + "-gcc",
                "CXX", triplet + "-g++",
                "AR", triplet + "-ar",
                "LDSHARED", triplet + "-gcc -shared",
                "LDFLAGS", "-shared -Wl,-z,relro -s",
                "CFLAGS", "-g0 -fstack-protector-strong",
                "_PYTHON_HOST_PLATFORM", target.hostPlatform(),
                "PKG_CONFIG_LIBDIR", "/usr/lib/" + triplet + "/pkgconfig:/usr/share/pkgconfig"));
        if (!python.startsWith("2.")) {
            environment.put("_PYTHON_SYSCONFIGDATA_NAME", "_sysconfigdata__" + triplet);
        }
        return new Side(
                target.name(),
                environment,
                "--plat-name " + target.platformTags().get(0));
    }
}
