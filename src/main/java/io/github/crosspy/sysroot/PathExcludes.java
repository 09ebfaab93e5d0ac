package io.github.crosspy.sysroot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * dpkg's {@code --path-exclude} patterns by package name. A pattern is a shell glob over the absolute path whose
 * {@code *} and {@code ?} match slashes too (dpkg(1), {@code --path-exclude=glob-pattern}).
 *
 * @param byPackage patterns by binary package name, itself a shell glob; {@code *} stands for all packages
 */
public record PathExcludes(Map<String, List<String>> byPackage) {
    /** Nobody reads documentation on the build side, and two architectures of one package differ in it. */
    private static final List<String> DOCUMENTATION = List.of(
            "/usr/share/doc/*", "/usr/share/man/*", "/usr/share/info/*", "/usr/share/locale/*", "/usr/share/lintian/*");
    /** Target programs beside the build side's own would be found first, and cannot run. */
    private static final List<String> PROGRAMS = List.of("/bin/*", "/sbin/*", "/usr/bin/*", "/usr/sbin/*");
    /** The build side's python headers choose the target's pyconfig.h by the compiler's macros. */
    private static final Map<String, List<String>> SHADOWING_HEADERS =
            Map.of("libpython*-dev", List.of("/usr/include/python*/*"));

    public PathExcludes {
        byPackage = byPackage.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** What is left out of a package in the tree that is run: documentation, and what the POM says. */
    public List<String> inTree(String packageName) {
        List<String> patterns = new ArrayList<>(DOCUMENTATION);
        patterns.addAll(configured(packageName, byPackage));
        return List.copyOf(patterns);
    }

    /** What is left out of a package in the layer that is compiled in: also what would shadow the build side's own. */
    public List<String> inLayer(String packageName) {
        List<String> patterns = new ArrayList<>(inTree(packageName));
        patterns.addAll(PROGRAMS);
        patterns.addAll(configured(packageName, SHADOWING_HEADERS));
        return List.copyOf(patterns);
    }

    /**
     * @param pattern a pattern of dpkg
     * @param path absolute path of an installed file
     */
    static boolean matches(String pattern, String path) {
        return ShellGlob.pattern(pattern).matcher(path).matches();
    }

    private static List<String> configured(String packageName, Map<String, List<String>> patterns) {
        return patterns.entrySet().stream()
                .filter(entry ->
                        ShellGlob.pattern(entry.getKey()).matcher(packageName).matches())
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
