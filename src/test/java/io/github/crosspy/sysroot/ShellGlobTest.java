package io.github.crosspy.sysroot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Asks dpkg itself which files a pattern keeps from being installed. */
public class ShellGlobTest {
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "z",
            "A",
            "5",
            "-",
            "!",
            "^",
            "]",
            "[",
            "[a",
            "[a-",
            "[!",
            "\\",
            "*",
            "?",
            "é",
            "ü",
            ".hidden",
            "ab",
            "a.b",
            "axb",
            "a b",
            "[ab]",
            "&&",
            "a]",
            "b]",
            "a&",
            "x+y",
            "(x)",
            "$x",
            "{a,b}",
            "😀",
            "[:alpha:]",
            ":",
            "Q\\E",
            "\\*",
            "\\a");

    private static final List<String> PATTERNS = List.of(
            "/p/*",
            "/p/?",
            "/p/a*",
            "/p/.*",
            "/p*b",
            "/p/[ab]",
            "/p/[!ab]",
            "/p/[^ab]",
            "/p/[a-z]",
            "/p/[!a-z]*",
            "/p/[]]",
            "/p/[]a]",
            "/p/[!]a]",
            "/p/[a-]",
            "/p/[-a]",
            "/p/[a",
            "/p/[",
            "/p/[!",
            "/p/[]",
            "/p/[]a",
            "/p/[a&&b]",
            "/p/[&]*",
            "/p/[[:digit:]]",
            "/p/[[:alpha:]]",
            "/p/[![:alpha:]5]",
            "/p/[[]",
            "/p/[[]a",
            "/p/[[]*",
            "/p/\\*",
            "/p/\\?",
            "/p/\\a",
            "/p/\\\\",
            "/p/\\\\*",
            "/p/[\\]]",
            "/p/[\\a]",
            "/p/[\\\\]",
            "/p/a.b",
            "/p/a?b",
            "/p/x+y",
            "/p/(x)",
            "/p/$x",
            "/p/{a,b}",
            "/p/é",
            "/p/[é]",
            "/p/[é-ü]",
            "/p/😀",
            "/p/[😀]",
            "/p/[[:nonsense:]]",
            "/p/[[:alpha:]",
            "/p/Q\\\\E",
            "/p/!",
            "/p/^",
            "/p/]",
            "/p/-",
            "/p/[a]]",
            "/p/[!!]",
            "/p/a\\",
            "/p/[x-x!]",
            "p/*",
            "/p/");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void matchesWhatDpkgLeavesOut() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")));
        Path root = folder.newFolder("root").toPath();
        install(packageWithEveryNameForEveryPattern(), root);
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < PATTERNS.size(); i++) {
            Pattern pattern = ShellGlob.pattern(pattern(i));
            TreeSet<String> ours = new TreeSet<>(NAMES);
            String directory = "/" + directory(i) + "/";
            ours.removeIf(name -> pattern.matcher(directory + name).matches());

            all.assertThat(ours).as(PATTERNS.get(i)).isEqualTo(names(root.resolve(directory(i))));
        }
        all.assertAll();
    }

    /** dpkg takes all patterns at once: each has a directory of its own to match in. */
    private static String directory(int i) {
        return "p%02d".formatted(i);
    }

    private static String pattern(int i) {
        return PATTERNS.get(i).replace("/p", "/" + directory(i));
    }

    private Path packageWithEveryNameForEveryPattern() throws Exception {
        Path tree = folder.newFolder("tree").toPath();
        Files.writeString(
                Files.createDirectory(tree.resolve("DEBIAN")).resolve("control"),
                "Package: p1\nVersion: 1\nArchitecture: all\nMaintainer: m <m@m>\nDescription: d\n");
        for (int i = 0; i < PATTERNS.size(); i++) {
            Path directory = Files.createDirectory(tree.resolve(directory(i)));
            for (String name : NAMES) {
                Files.createFile(directory.resolve(name));
            }
        }
        Path deb = folder.getRoot().toPath().resolve("p1.deb");
        run(List.of("dpkg-deb", "-Znone", "--build", tree.toString(), deb.toString()));
        return deb;
    }

    private void install(Path deb, Path root) throws Exception {
        Path admin = Files.createDirectories(root.resolve("var/lib/dpkg"));
        Files.createDirectory(admin.resolve("info"));
        Files.createDirectory(admin.resolve("updates"));
        Files.createFile(admin.resolve("status"));
        Files.createFile(admin.resolve("available"));
        List<String> command =
                new ArrayList<>(List.of("dpkg", "--root=" + root, "--force-not-root", "--force-unsafe-io"));
        for (int i = 0; i < PATTERNS.size(); i++) {
            command.add("--path-exclude=" + pattern(i));
        }
        command.addAll(List.of("--unpack", deb.toString()));
        run(command);
    }

    private static TreeSet<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (own, system) -> own + ":" + system);
        Process process = builder.start();
        List<String> output = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
    }
}
