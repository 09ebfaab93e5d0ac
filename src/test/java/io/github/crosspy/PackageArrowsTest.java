package io.github.crosspy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.crosspy.store.AtomicFiles;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Holds the arrows between the packages: which may use which, directly or by way of another. A sub-package counts as its
 * parent; a package that does not exist yet breaks nothing.
 */
public class PackageArrowsTest {
    private static final String ROOT = "io.github.crosspy";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("maven", Set.of("stack", "store", "source")),
            Map.entry("stack", Set.of("target")),
            Map.entry("target", Set.of()),
            Map.entry("source", Set.of("stack", "buildroot")),
            Map.entry("buildroot", Set.of("process", "store", "target")),
            Map.entry("debian", Set.of("buildroot", "source")),
            Map.entry("sysroot", Set.of("debian", "buildroot")),
            Map.entry("python", Set.of("sysroot", "buildroot", "source")),
            Map.entry("elf", Set.of()),
            Map.entry("verify", Set.of("elf", "target", "debian", "python")),
            Map.entry("store", Set.of()),
            Map.entry("process", Set.of()),
            Map.entry("report", Set.of("verify", "stack")),
            Map.entry(
                    "mojo",
                    Set.of(
                            "maven",
                            "stack",
                            "target",
                            "source",
                            "buildroot",
                            "debian",
                            "sysroot",
                            "python",
                            "elf",
                            "verify",
                            "store",
                            "process",
                            "report")));

    private static final Set<String> FOR_ALL = Set.of(Digests.class.getName(), AtomicFiles.class.getName());
    private static final Set<String> SEE_MAVEN = Set.of("mojo", "maven");
    private static final List<String> MAVEN = List.of("org.apache.maven.", "org.eclipse.aether.");
    private static final Set<String> SAY_NOTHING = Set.of("util", "utils", "common", "impl", "model", "helper");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    public void packagesUseOnlyWhatTheyMay() {
        assertThat(dependencies())
                .isNotEmpty()
                .filteredOn(dependency -> !mayDepend(dependency.getOriginClass(), dependency.getTargetClass()))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    @Test
    public void onlyMojosAndTheMavenPackageSeeMaven() {
        assertThat(dependencies())
                .filteredOn(dependency -> isMaven(dependency.getTargetClass().getName()))
                .filteredOn(dependency -> !SEE_MAVEN.contains(step(dependency.getOriginClass())))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    @Test
    public void everyPackageHasAnArrow() {
        assertThat(CLASSES.stream().map(PackageArrowsTest::step).filter(step -> !step.isEmpty()))
                .isSubsetOf(MAY_USE.keySet());
    }

    /** A circle would let both ends use each other, and the rule above would say nothing. */
    @Test
    public void noArrowsMakeACircle() {
        for (String step : MAY_USE.keySet()) {
            assertThat(reachableFrom(step)).as("from " + step).doesNotContain(step);
        }
    }

    @Test
    public void theRuleToldApart() {
        assertThat(reachableFrom("debian"))
                .contains("store", "stack", "process")
                .doesNotContain("python", "maven");
        assertThat(reachableFrom("verify")).contains("sysroot", "elf").doesNotContain("report", "mojo");
        assertThat(reachableFrom("target")).isEmpty();
        assertThat(step(ROOT + ".source.debian")).isEqualTo("source");
        assertThat(step(ROOT)).isEmpty();
    }

    @Test
    public void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(packages).isNotEmpty().allSatisfy(directory -> {
                assertThat(directory.resolve("package-info.java")).exists();
                assertThat(SAY_NOTHING).doesNotContain(directory.getFileName().toString());
            });
        }
    }

    private static Set<Dependency> dependencies() {
        return CLASSES.stream()
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .collect(Collectors.toSet());
    }

    private static boolean mayDepend(JavaClass origin, JavaClass target) {
        String from = step(origin);
        String to = step(target);
        boolean ours =
                target.getPackageName().equals(ROOT) || target.getPackageName().startsWith(ROOT + ".");
        return !ours
                || to.isEmpty()
                || from.equals(to)
                || FOR_ALL.contains(target.getName())
                || reachableFrom(from).contains(to);
    }

    private static Set<String> reachableFrom(String step) {
        Set<String> reached = new TreeSet<>();
        for (String next : MAY_USE.getOrDefault(step, Set.of())) {
            reached.add(next);
            reached.addAll(reachableFrom(next));
        }
        return reached;
    }

    private static String step(JavaClass type) {
        return step(type.getPackageName());
    }

    /** The package right below the root, or empty for the root itself. */
    private static String step(String packageName) {
        return Arrays.stream(packageName.split("\\."))
                .skip(ROOT.split("\\.").length)
                .findFirst()
                .orElse("");
    }

    private static boolean isMaven(String name) {
        return MAVEN.stream().anyMatch(name::startsWith);
    }
}
