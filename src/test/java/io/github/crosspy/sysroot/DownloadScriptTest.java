package io.github.crosspy.sysroot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.github.crosspy.buildroot.BuildRoots;
import io.github.crosspy.buildroot.Shell;
import io.github.crosspy.debian.BuiltRepository;
import io.github.crosspy.debian.DebFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs the part of the scripts that works on the host, with this machine's apt, in directories with awkward names. */
public class DownloadScriptTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void packagesBuiltHereAreFoundWhereverTheProjectLies() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-get")));
        for (String name : List.of("plain", "with space", "job%2Fbranch", "it's é [x]", "a+b~c")) {
            Path root = folder.newFolder(name).toPath();
            Path built = BuiltRepository.lay(
                    List.of(deb(root, "libssl+x", "libz9"), deb(root, "libz9", "libssl+x")),
                    root.resolve("repository"));

            assertThat(packages(root, built))
                    .as(name)
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line)
                                    .startsWith("libssl+x_1_armel.deb file:")
                                    .endsWith("/libssl%2bx_1_armel.deb"),
                            line -> assertThat(line)
                                    .startsWith("libz9_1_armel.deb file:")
                                    .endsWith("/libz9_1_armel.deb"));
        }
    }

    private List<String> packages(Path root, Path built) throws Exception {
        Path state = root.resolve("state");
        Files.createDirectories(state.resolve("lists/partial"));
        Files.createDirectories(root.resolve("packages/partial"));
        Files.createDirectories(root.resolve("root/var/lib"));
        Files.createFile(state.resolve("preferences"));
        Files.createFile(state.resolve("sources.list"));
        Files.writeString(
                state.resolve("apt.conf"),
                "APT::Architecture \"amd64\"; APT::Sandbox::User \"root\"; APT::Get::Assume-Yes \"true\";\n"
                        + "Dir::State \"" + state + "\"; Dir::Etc::preferencesparts \"/dev/null\";\n");
        run(
                root,
                "state=" + Shell.quote(state.toString()) + "\n"
                        + "repository=" + Shell.quote(built.toString()) + "\n"
                        + "packages=" + Shell.quote(root.resolve("packages").toString()) + "\n"
                        + "target=armel\nnames=libz9\noffline=\nstatus=$(mktemp)\n"
                        + BuildRoots.installScript()
                        + Shell.script(TreeInstallation.class, "download-tree.sh"));
        return Files.readAllLines(root.resolve("root/var/lib/crosspy-packages"));
    }

    private static void run(Path root, String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-euc", script).redirectErrorStream(true);
        builder.environment().put("CROSSPY_ROOT", root.resolve("root").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        List<String> output = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
    }

    private static Path deb(Path root, String name, String depends) throws IOException {
        String control =
                "Package: %s\nVersion: 1\nArchitecture: armel\nDepends: %s\nMaintainer: m <m@m>\nDescription: d\n";
        return DebFile.of(control.formatted(name, depends)).write(root.resolve(name + "_1_armel.deb"));
    }
}
