package io.github.crosspy.buildroot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Asks this machine's apt which version of a package it would take. */
public class AptPreferencesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whatIsBuiltHereWinsThenTheMainSuiteThenTheExtraOnes() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-cache")));
        Path root = folder.newFolder("apt é").toPath();
        Path etc = Files.createDirectory(root.resolve("etc"));
        Files.createDirectories(root.resolve("lists/partial"));
        Files.createFile(root.resolve("status"));
        list(root, "bookworm", "main-only 1", "both 1", "built 3");
        list(root, "bullseye", "extra-only 2", "both 2", "built 4");
        Files.writeString(root.resolve("lists/_built_._Packages"), packages("built 2"));
        Files.writeString(
                etc.resolve("sources.list"),
                "deb [trusted=yes] http://127.0.0.1/d bookworm main\n"
                        + "deb [trusted=yes] http://127.0.0.1/d bullseye main\n"
                        + "deb [trusted=yes] file:/built ./\n");
        Suites suites = new Suites("bookworm", List.of("bullseye"), Optional.empty(), Optional.empty());
        Files.writeString(etc.resolve("preferences"), AptArchive.preferences(suites));

        assertThat(candidates(root, "main-only", "extra-only", "both", "built")).containsExactly("1", "2", "1", "2");
    }

    private static void list(Path root, String suite, String... packages) throws Exception {
        Path lists = root.resolve("lists");
        Files.writeString(
                lists.resolve("127.0.0.1_d_dists_" + suite + "_Release"),
                "Origin: Debian\nSuite: stable\nCodename: " + suite + "\nComponents: main\nArchitectures: amd64\n");
        Files.writeString(
                lists.resolve("127.0.0.1_d_dists_" + suite + "_main_binary-amd64_Packages"), packages(packages));
    }

    private static String packages(String... packages) {
        StringBuilder text = new StringBuilder();
        for (String one : packages) {
            String[] parts = one.split(" ");
            text.append("Package: %s\nVersion: %s\nArchitecture: amd64\nFilename: ./%s.deb\nSize: 1\nSHA256: %s\n\n"
                    .formatted(parts[0], parts[1], one.replace(' ', '_'), "0".repeat(64)));
        }
        return text.toString();
    }

    private static List<String> candidates(Path root, String... names) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "apt-cache",
                "-oDir::Etc=" + root.resolve("etc"),
                "-oDir::Etc::Preferences=" + root.resolve("etc/preferences"),
                "-oDir::State=" + root,
                "-oDir::State::Lists=" + root.resolve("lists"),
                "-oDir::State::status=" + root.resolve("status"),
                "-oDir::Cache=" + root,
                "-oAPT::Architecture=amd64",
                "-oAPT::Architectures::=amd64",
                "policy"));
        command.addAll(List.of(names));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        List<String> output = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
        return output.stream()
                .filter(line -> line.startsWith("  Candidate: "))
                .map(line -> line.substring("  Candidate: ".length()))
                .toList();
    }
}
