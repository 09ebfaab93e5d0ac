package io.github.crosspy.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import io.github.crosspy.StepException;
import io.github.crosspy.debian.BinaryPackage.PackagedFile;
import io.github.crosspy.debian.BinaryPackage.PackagedFile.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BinaryPackageTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path deb;

    @Before
    public void setUp() {
        deb = folder.getRoot().toPath().resolve("zlib1g.deb");
    }

    @Test
    public void readsControlAndContents() throws Exception {
        BinaryPackage binary = BinaryPackage.read(DebFile.standard().write(deb));

        assertThat(binary.name()).isEqualTo("zlib1g");
        assertThat(binary.version()).hasToString("1:1.2.13.dfsg-1");
        assertThat(binary.architecture()).isEqualTo("armel");
        assertThat(binary.multiArch()).isEqualTo("same");
        assertThat(binary.depends()).containsExactly("dpkg", "libc6 (>= 2.4)");
        assertThat(binary.contents())
                .containsExactly(
                        new PackagedFile("", Kind.DIRECTORY, 0, 0755, Optional.empty()),
                        new PackagedFile("usr", Kind.DIRECTORY, 0, 0755, Optional.empty()),
                        new PackagedFile("usr/zrun", Kind.FILE, 3, 04755, Optional.empty()),
                        new PackagedFile("usr/libz.so.1", Kind.SYMBOLIC_LINK, 0, 0644, Optional.of("libz.so.1.2.13")),
                        new PackagedFile("usr/zrun2", Kind.HARD_LINK, 0, 0644, Optional.of("./usr/zrun")),
                        new PackagedFile("usr/pipe", Kind.DEVICE_OR_PIPE, 0, 0644, Optional.empty()));
    }

    @Test
    public void readsEveryCompressionOfDebian() throws Exception {
        byte[] control = DebFile.tar(DebFile.file("control", DebFile.CONTROL));
        DebFile.standard()
                .without("control.tar.xz")
                .without("data.tar.xz")
                .member("control.tar.gz", DebFile.gz(control))
                .member("data.tar", DebFile.data())
                .write(deb);

        BinaryPackage binary = BinaryPackage.read(deb);
        assertThat(binary.name()).isEqualTo("zlib1g");
        assertThat(binary.contents()).hasSize(6);
    }

    @Test
    public void saysWhatToDoAboutZstd() throws Exception {
        DebFile.standard()
                .without("data.tar.xz")
                .member("data.tar.zst", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd})
                .write(deb);

        assertThatThrownBy(() -> BinaryPackage.read(deb).contents())
                .isInstanceOfSatisfying(
                        StepException.class, e -> assertThat(e.remedy()).contains("dpkg-deb -Zxz"))
                .hasMessageContaining(deb + " has the member data.tar.zst");
    }

    @Test
    public void readsWhatDpkgDebBuilds() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")));
        Path tree = folder.newFolder("tree").toPath();
        Files.createDirectories(tree.resolve("DEBIAN"));
        Files.writeString(
                tree.resolve("DEBIAN/control"),
                DebFile.CONTROL.replace("Description", "Maintainer: me <a@b>\nDescription"));
        Files.createDirectories(tree.resolve("usr/share/doc"));
        Files.writeString(tree.resolve("usr/share/doc/" + "n".repeat(150)), "long");
        for (String compression : new String[] {"-Zxz", "-Zgzip", "-Znone"}) {
            Process build = new ProcessBuilder(
                            "dpkg-deb", "--root-owner-group", compression, "-b", tree.toString(), deb.toString())
                    .inheritIO()
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(build.waitFor()).isZero();

            assertThat(BinaryPackage.read(deb).contents())
                    .as(compression)
                    .extracting(PackagedFile::path)
                    .containsExactly("", "usr", "usr/share", "usr/share/doc", "usr/share/doc/" + "n".repeat(150));
        }
    }

    @Test
    public void noPrefixOfAPackageIsAPackage() throws Exception {
        byte[] whole = Files.readAllBytes(DebFile.standard().write(deb));
        int padding = whole[whole.length - 1] == '\n' ? 1 : 0;
        for (int length = 0; length < whole.length - padding; length++) {
            Files.write(deb, Arrays.copyOf(whole, length));
            assertRefused("of " + length + " bytes", deb.toString());
        }
    }

    @Test
    public void uncompressedMembersCannotBeCutEither() throws Exception {
        byte[] data = DebFile.data();
        DebFile half = DebFile.standard().without("data.tar.xz");
        half.member("data.tar", Arrays.copyOf(data, 1024)).write(deb);

        assertRefused("cut data.tar", "has a member data.tar without its end");
    }

    /** Whatever bytes come, the answer is a package or a StepException; the xz checksums catch most. */
    @Test
    public void damagedBytesAreNeverAnotherException() throws Exception {
        byte[] whole = Files.readAllBytes(DebFile.standard().write(deb));
        Random random = new Random(822);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(deb, damaged);
            try {
                BinaryPackage.read(deb);
            } catch (StepException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    public void refusesWhatIsNoPackage() throws Exception {
        Files.writeString(deb, "<html>404</html>");
        assertRefused("a page", "zlib1g.deb is truncated or malformed");
        DebFile.standard().without("control.tar.xz").write(deb);
        assertRefused("no control", "has the member 'data.tar.xz' where");
        DebFile.standard().without("data.tar.xz").write(deb);
        assertRefused("no data", "has no data member");
        DebFile.standard()
                .member("debian-binary", "3.0\n".getBytes(StandardCharsets.US_ASCII))
                .write(deb);
        assertRefused("format 3", "does not begin as a .deb of format 2");
        DebFile.standard().member("control.tar.xz", DebFile.xz(DebFile.tar())).write(deb);
        assertRefused("empty control", "has no control file");
        DebFile.of(DebFile.CONTROL.replace("zlib1g", "../zlib1g")).write(deb);
        assertRefused("evil name", "calls itself '../zlib1g'");
        DebFile.of(DebFile.CONTROL.replace("Architecture: armel\n", "")).write(deb);
        assertRefused("no architecture", "has no field Architecture");
    }

    @Test
    public void refusesContentsOutsideTheRoot() throws Exception {
        for (String evil : new String[] {"../evil", "./usr/../../evil", "/etc/../../x"}) {
            DebFile.standard()
                    .member("data.tar.xz", DebFile.xz(DebFile.tar(DebFile.file(evil, "x"))))
                    .write(deb);
            assertRefused(evil, "which is outside its tree");
        }
    }

    @Test
    public void anAbsentFileIsNotAMalformedOne() {
        assertThatThrownBy(() -> BinaryPackage.read(deb).contents()).isInstanceOf(NoSuchFileException.class);
    }

    private void assertRefused(String what, String message) throws IOException {
        assertThatThrownBy(() -> BinaryPackage.read(deb).contents())
                .as(what)
                .isInstanceOf(StepException.class)
                .hasMessageContaining(message);
    }
}
