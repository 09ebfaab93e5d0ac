package io.github.crosspy.sysroot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PathExcludesTest {
    @Test
    public void documentationIsAlwaysLeftOut() {
        PathExcludes none = new PathExcludes(Map.of());

        assertThat(none.inTree("openssl")).contains("/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*");
        assertThat(none.inTree("openssl")).noneMatch(pattern -> pattern.startsWith("/usr/bin"));
    }

    @Test
    public void aLayerHasNoTargetProgramsAndNoSecondPythonHeaders() {
        PathExcludes none = new PathExcludes(Map.of());

        assertThat(none.inLayer("zlib1g-dev"))
                .containsAll(none.inTree("zlib1g-dev"))
                .contains("/bin/*", "/sbin/*", "/usr/bin/*", "/usr/sbin/*")
                .doesNotContain("/usr/include/python*/*");
        assertThat(none.inLayer("libpython2.7-dev")).contains("/usr/include/python*/*");
    }

    @Test
    public void patternsOfThePomGoToThePackagesTheyName() {
        PathExcludes excludes = new PathExcludes(Map.of(
                "*", List.of("/etc/*"), "libssl*", List.of("/usr/lib/*.a"), "libssl-dev", List.of("/usr/include/x.h")));

        assertThat(configured(excludes, "zlib1g")).containsExactly("/etc/*");
        assertThat(configured(excludes, "libssl1.1")).containsExactly("/etc/*", "/usr/lib/*.a");
        assertThat(configured(excludes, "libssl-dev")).containsExactly("/etc/*", "/usr/lib/*.a", "/usr/include/x.h");
        assertThat(excludes.inLayer("libssl1.1")).contains("/usr/lib/*.a");
    }

    @Test
    public void aBracketThatIsNeverClosedIsNoReasonToFail() {
        PathExcludes excludes = new PathExcludes(Map.of("lib[ssl", List.of("/x")));

        assertThat(configured(excludes, "libs")).isEmpty();
        assertThat(PathExcludes.matches("/usr/[x", "/usr/[x")).isTrue();
    }

    @Test
    public void nothingChangesItLater() {
        List<String> paths = new ArrayList<>(List.of("/etc/*"));
        Map<String, List<String>> byPackage = new HashMap<>(Map.of("*", paths));
        PathExcludes excludes = new PathExcludes(byPackage);

        paths.clear();
        byPackage.clear();

        assertThat(configured(excludes, "zlib1g")).containsExactly("/etc/*");
    }

    private static List<String> configured(PathExcludes excludes, String packageName) {
        List<String> patterns = new ArrayList<>(excludes.inTree(packageName));
        patterns.removeAll(new PathExcludes(Map.of()).inTree(packageName));
        return patterns;
    }
}
