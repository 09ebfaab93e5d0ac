package io.github.crosspy.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import io.github.crosspy.StepException;
import io.github.crosspy.store.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FlatRepositoryTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;

    @Before
    public void setUp() throws IOException {
        directory = folder.newFolder("repository").toPath();
    }

    @Test
    public void writesOneStanzaForEachPackage() throws Exception {
        Path zlib = DebFile.standard().write(directory.resolve("zlib1g_armel.deb"));
        DebFile.of(DebFile.CONTROL.replace("zlib1g", "aaa") + "filename: ./evil.deb\nsha256: 0\n")
                .write(directory.resolve("zzz.deb"));

        FlatRepository.Contents contents = new FlatRepository().run(directory);

        String packages = Files.readString(contents.index());
        assertThat(packages).startsWith("Package: aaa\n").doesNotContain("evil").doesNotContain("sha256: 0");
        assertThat(packages)
                .endsWith("\n\n" + DebFile.CONTROL + "Filename: ./zlib1g_armel.deb\nSize: " + Files.size(zlib)
                        + "\nSHA256: " + Digests.sha256(zlib) + "\n");
        assertThat(contents.packages()).extracting(BinaryPackage::name).containsExactly("aaa", "zlib1g");
    }

    @Test
    public void sortsVersionsAsDebianDoes() throws Exception {
        write("a.deb", "zlib1g", "1.10");
        write("b.deb", "zlib1g", "1.9");
        write("c.deb", "zlib1g", "1.9~rc1");

        assertThat(new FlatRepository().run(directory).packages())
                .extracting(binary -> binary.version().toString())
                .containsExactly("1.9~rc1", "1.9", "1.10");
    }

    @Test
    public void namesChangesAndBuildinfos() throws Exception {
        for (String name : List.of("b.changes", "a.changes", "a.buildinfo", "notes.txt")) {
            Files.writeString(directory.resolve(name), "");
        }

        FlatRepository.Contents contents = new FlatRepository().run(directory);

        assertThat(contents.changes()).containsExactly(directory.resolve("a.changes"), directory.resolve("b.changes"));
        assertThat(contents.buildinfos()).containsExactly(directory.resolve("a.buildinfo"));
        assertThat(contents.index()).isEmptyFile();
    }

    @Test
    public void refusesTwoPackagesThatAptCannotTellApart() throws Exception {
        write("one.deb", "zlib1g", "1.0");
        write("two.deb", "zlib1g", "0:1.0-0");

        assertThatThrownBy(() -> new FlatRepository().run(directory))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("one.deb and two.deb are both zlib1g");
    }

    @Test
    public void aBrokenPackageLeavesTheIndexAsItWas() throws Exception {
        write("one.deb", "zlib1g", "1.0");
        new FlatRepository().run(directory);
        byte[] before = Files.readAllBytes(directory.resolve("Packages"));
        byte[] deb = Files.readAllBytes(directory.resolve("one.deb"));
        Files.write(directory.resolve("two.deb"), Arrays.copyOf(deb, deb.length / 2));

        assertThatThrownBy(() -> new FlatRepository().run(directory)).hasMessageContaining("two.deb");
        assertThat(directory.resolve("Packages")).hasBinaryContent(before);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    public void aptTakesIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-get")));
        write("one.deb", "crosspy-probe", "1.0");
        write("two.deb", "crosspy-probe", "1.1");
        new FlatRepository().run(directory);
        Path state = folder.newFolder("apt").toPath();
        for (String made : List.of("lists/partial", "cache/archives/partial", "etc")) {
            Files.createDirectories(state.resolve(made));
        }
        Files.writeString(state.resolve("status"), "");
        Files.writeString(state.resolve("sources.list"), "deb [trusted=yes] file:" + directory + " ./\n");

        apt(state, "apt-get", "update");
        assertThat(apt(state, "apt-cache", "madison", "crosspy-probe:armel"))
                .hasSize(2)
                .first()
                .asString()
                .contains(" 1.1 | file:");
        apt(state, "apt-get", "download", "crosspy-probe:armel");
        assertThat(directory.resolve("two.deb")).hasSameBinaryContentAs(state.resolve("crosspy-probe_1.1_armel.deb"));
    }

    private static List<String> apt(Path state, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(
                1,
                List.of(
                        "-qq",
                        "-oDir::Etc=" + state.resolve("etc"),
                        "-oDir::Etc::SourceList=" + state.resolve("sources.list"),
                        "-oDir::State=" + state,
                        "-oDir::State::status=" + state.resolve("status"),
                        "-oDir::Cache=" + state.resolve("cache"),
                        "-oAPT::Architecture=amd64",
                        "-oAPT::Architectures::=amd64",
                        "-oAPT::Architectures::=armel",
                        "-oAPT::Sandbox::User=",
                        "-oAPT::Update::Error-Mode=any"));
        Process process = new ProcessBuilder(command)
                .directory(state.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> output = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
        return output;
    }

    private void write(String file, String name, String version) throws IOException {
        DebFile.of(DebFile.CONTROL.replace("zlib1g", name).replace("1:1.2.13.dfsg-1", version))
                .write(directory.resolve(file));
    }
}
