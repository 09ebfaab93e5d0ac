package io.github.crosspy.python;

import io.github.crosspy.StepException;
import io.github.crosspy.stack.DebSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which Python the target has: the one that is built, or the one that the POM names. */
public final class TargetPython {
    private static final Pattern VERSION = Pattern.compile("\\d\\.\\d{1,2}");
    private static final Pattern SOURCE = Pattern.compile("python(\\d\\.\\d{1,2})");
    private static final Pattern PACKAGE = Pattern.compile("libpython(\\d\\.\\d{1,2})-minimal_.*\\.deb");

    private TargetPython() {}

    /**
     * @param parameter what the POM says, which wins
     * @param debs the sources that the module builds
     * @param dependencies .deb files of the modules that it depends on
     * @return the minor version, such as {@code 2.7}
     * @throws StepException when there is none, or more than one
     */
    public static String of(Optional<String> parameter, List<DebSource> debs, List<Path> dependencies)
            throws StepException {
        if (parameter.isPresent()) {
            if (!VERSION.matcher(parameter.get()).matches()) {
                throw new StepException(
                        "crosspy.python is '" + parameter.get() + "'", "Set it to a minor version, such as 3.11");
            }
            return parameter.get();
        }
        TreeSet<String> built = new TreeSet<>();
        Stream.concat(
                        debs.stream().map(deb -> SOURCE.matcher(deb.source())),
                        dependencies.stream()
                                .map(deb -> PACKAGE.matcher(deb.getFileName().toString())))
                .filter(Matcher::matches)
                .forEach(matcher -> built.add(matcher.group(1)));
        if (built.size() != 1) {
            throw new StepException(
                    built.isEmpty()
                            ? "No module that this one depends on builds a Python, and no version is set"
                            : "The modules that this one depends on build several Pythons: " + built,
                    "Depend on the one module that builds python, or set crosspy.python to the suite's version, such as 3.11");
        }
        return built.first();
    }
}
