package io.github.crosspy.buildroot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.AnotherJvm;
import io.github.crosspy.StepException;
import io.github.crosspy.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the host's tools say is read right; the PATH they are found in is that of the Java process. */
public class HostToolsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path root;
    private Path programs;

    @Before
    public void setUp() throws IOException {
        root = folder.newFolder("with space é").toPath();
        programs = Files.createDirectory(root.resolve("bin"));
    }

    @Test
    public void theMirrorOfASuiteIsTheOneOfAptsConfiguration() throws Exception {
        program("apt-get", """
                echo "$*" >> asked
                echo 'W: a warning of several words'
                echo 'target othersuite http://127.0.0.1/other/'
                echo 'target bookworm-security http://127.0.0.1/security/'
                echo 'target bullseye http://127.0.0.1/debian/'
                echo 'target bullseye http://127.0.0.1/second/'
                """);

        assertThat(lines(Asking.class, "bullseye", "othersuite", "bullseye-security"))
                .containsExactly("http://127.0.0.1/debian/", "http://127.0.0.1/other/", "http://127.0.0.1/security/");
        assertThat(root.resolve("asked")).content().startsWith("indextargets --format ");
    }

    @Test
    public void anAptThatFailsNamesNoMirror() throws Exception {
        program("apt-get", "echo 'target bullseye http://127.0.0.1/'; exit 100");

        assertThat(lines(Asking.class, "bullseye"))
                .containsExactly("FAILED apt's configuration on this host names no Debian mirror for suite bullseye");
    }

    @Test
    public void namesEachMissingProgramWithItsCure() throws Exception {
        program("flock", "");
        program("mount", "");

        assertThat(lines(Checking.class))
                .contains(
                        "There is no program mmdebstrap: sudo apt-get install --yes --no-install-recommends mmdebstrap",
                        "There is no program unshare: sudo apt-get install --yes --no-install-recommends util-linux")
                .noneMatch(line -> line.contains("flock") || line.contains("program mount"))
                .last()
                .asString()
                .matches("REQUIRED .* \\(and \\d+ more: mvn crosspy:doctor\\)");
    }

    private void program(String name, String script) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> lines(Class<?> main, String... arguments) throws Exception {
        List<Object> all = new ArrayList<>(List.of(root));
        all.addAll(List.of(arguments));
        List<String> lines = new ArrayList<>();
        try (AnotherJvm other = AnotherJvm.start(main, Map.of("PATH", programs.toString()), all.toArray())) {
            for (String line = other.line(); line != null; line = other.line()) {
                lines.add(line);
            }
            assertThat(other.finish()).isZero();
        }
        return lines;
    }

    /** Prints the mirror of each suite. */
    public static final class Asking {
        private Asking() {}

        public static void main(String... arguments) throws IOException {
            Mirrors mirrors = new Mirrors(new CommandRunner(), new HostEnvironment(Map.of("PATH", "/usr/bin:/bin")));
            for (String suite : List.of(arguments).subList(1, arguments.length)) {
                Suites suites = new Suites(suite, List.of(), Optional.empty(), Optional.empty());
                try {
                    System.out.println(mirrors.of(suite, suites, Path.of(arguments[0], "mirrors.log")));
                } catch (StepException e) {
                    System.out.println("FAILED " + e.getMessage());
                }
            }
        }
    }

    /** Prints what is missing on the host. */
    public static final class Checking {
        private Checking() {}

        public static void main(String... arguments) throws IOException {
            HostCheck check = HostCheck.of(new Cache(Path.of(arguments[0], "cache")));
            check.run().forEach(problem -> System.out.println(problem.what() + ": " + problem.cure()));
            try {
                check.require();
            } catch (StepException e) {
                System.out.println("REQUIRED " + e.getMessage());
            }
        }
    }
}
