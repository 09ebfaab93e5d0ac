package io.github.crosspy.mojo;

import io.github.crosspy.StepException;
import io.github.crosspy.stack.Binaries;
import io.github.crosspy.stack.DebSource;
import io.github.crosspy.stack.Edit;
import io.github.crosspy.stack.RulesRun;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code <deb>}: a Debian source to cross-build. {@code <deb>NAME</deb>} alone is enough. */
public final class DebSpec {
    /** Name of the source package. */
    private String source;
    /** Exact version; absent for the suite's newest. */
    private String version;
    /** Suite to take the source from; absent for the main suite. */
    private String suite;
    /** A .dsc file or an unpacked source directory to use instead of the suite's. */
    private File path;
    /** {@code any}, {@code all} or {@code both}. */
    private String binaries = "any";
    /** {@code serial}, or {@code parallel} for make's -j on the build target of debian/rules itself. */
    private String rules = "serial";
    /** Build profiles beside cross, nocheck, nodoc and noudeb: names separated by commas or blanks. */
    private String profiles = "";
    /** Words of DEB_BUILD_OPTIONS beside nocheck, nodoc, noautodbgsym and parallel=N. */
    private String options = "";
    /** Variables of the build's environment. */
    private Map<String, String> environment = new HashMap<>();
    /** Changes of single lines. */
    private List<EditSpec> edits = new ArrayList<>();
    /** Patch files, applied with -p1 before the edits. */
    private List<File> patches = new ArrayList<>();
    /** What is left out of the packages when they are installed. */
    private List<PathExcludeSpec> pathExcludes = new ArrayList<>();

    /** The short form: Maven calls this for an element that has text instead of children. */
    public void set(String name) {
        source = name;
    }

    DebSource toSource(String mainSuite) throws StepException {
        if (source == null || source.isBlank()) {
            throw new StepException("A <deb> has no <source>", "Name the Debian source package, such as openssl");
        }
        List<Edit> changes = new ArrayList<>();
        for (EditSpec edit : edits) {
            changes.add(edit.toEdit());
        }
        Map<String, List<String>> excludes = new HashMap<>();
        for (PathExcludeSpec exclude : pathExcludes) {
            excludes.computeIfAbsent(exclude.packageName, name -> new ArrayList<>())
                    .addAll(exclude.paths);
        }
        return new DebSource(
                        source.strip(),
                        Optional.ofNullable(version),
                        suite == null ? mainSuite : suite,
                        Optional.ofNullable(path).map(File::toPath),
                        choice("binaries", binaries, Binaries.class),
                        choice("rules", rules, RulesRun.class),
                        words(profiles).toList(),
                        words(options).toList(),
                        variables(environment),
                        changes,
                        existing(patches),
                        excludes)
                .validated();
    }

    private <E extends Enum<E>> E choice(String element, String text, Class<E> values) throws StepException {
        for (E value : values.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text.strip())) {
                return value;
            }
        }
        throw new StepException(
                source + ": <" + element + "> is '" + text + "'",
                "Set it to one of " + Arrays.toString(values.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    static List<Path> existing(List<File> files) throws StepException {
        List<Path> paths = new ArrayList<>();
        for (File file : files) {
            if (file == null || !file.isFile()) {
                throw new StepException("There is no patch file " + file, "Correct <patches>");
            }
            paths.add(file.toPath());
        }
        return paths;
    }

    /** Checks names as the shell does (POSIX 3.235); Maven gives null for an empty element. */
    static Map<String, String> variables(Map<String, String> environment) throws StepException {
        Map<String, String> variables = new HashMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (!variable.getKey().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new StepException(
                        "'" + variable.getKey() + "' is not a name of an environment variable",
                        "Correct <environment>; names have letters, digits and underscores");
            }
            variables.put(variable.getKey(), Objects.requireNonNullElse(variable.getValue(), ""));
        }
        return variables;
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty());
    }
}
