package io.github.crosspy.sysroot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.debian.BinaryPackage;
import io.github.crosspy.debian.DebFile;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ReinstallationTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void nothingToDoWhenNoPackageLostAFileToAnother() throws Exception {
        BinaryPackage zlib = deb("zlib1g", "./usr/lib/libz.so.1");
        BinaryPackage ssl = deb("libssl1.1", "./usr/lib/libssl.so.1.1");
        PathExcludes excludes = new PathExcludes(Map.of("zlib1g", List.of("/usr/lib/libz.so.1")));

        assertThat(Reinstallation.script(List.of(zlib, ssl), excludes)).isEmpty();
        assertThat(Reinstallation.script(List.of(), excludes)).isEmpty();
    }

    @Test
    public void aPackageThatLostAFileIsUnpackedWithItsOwnPatterns() throws Exception {
        BinaryPackage zlib = deb("zlib1g", "./usr/lib/libz.so.1");
        BinaryPackage ssl = deb("libssl1.1", "./usr/lib/libssl.so.1.1");
        PathExcludes excludes =
                new PathExcludes(Map.of("zlib1g", List.of("/usr/lib/*"), "libssl1.1", List.of("/it's/*")));

        assertThat(Reinstallation.script(List.of(zlib, ssl), excludes))
                .isEqualTo("dpkg '--path-exclude=/usr/share/doc/*' '--path-exclude=/usr/share/man/*'"
                        + " '--path-exclude=/usr/share/info/*' '--path-exclude=/usr/share/locale/*'"
                        + " '--path-exclude=/usr/share/lintian/*' '--path-exclude=/it'\\''s/*'"
                        + " '--path-exclude=/bin/*' '--path-exclude=/sbin/*' '--path-exclude=/usr/bin/*'"
                        + " '--path-exclude=/usr/sbin/*' --install '/mnt/repository/libssl1.1 1.deb'\n");
    }

    private BinaryPackage deb(String name, String file) throws Exception {
        String control = "Package: " + name + "\nVersion: 1\nArchitecture: armel\nMulti-Arch: same\n";
        return BinaryPackage.read(DebFile.of(control)
                .member("data.tar.xz", DebFile.xz(DebFile.tar(DebFile.file(file, "x"))))
                .write(folder.getRoot().toPath().resolve(name + " 1.deb")));
    }
}
