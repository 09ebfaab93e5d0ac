package io.github.crosspy.sysroot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.StepException;
import io.github.crosspy.debian.BinaryPackage;
import io.github.crosspy.debian.DebFile;
import io.github.crosspy.target.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InstallablePackagesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<Path> built = new ArrayList<>();

    @Test
    public void aTreeGetsAllOfTheTargetButDebugPackagesAndUdebs() throws Exception {
        deb("openssl", "armel", "Section: utils\n");
        deb("libssl1.1", "armel", "Section: libs\nMulti-Arch: same\n");
        deb("ca-certificates", "all", "");
        deb("libssl1.1-dbgsym", "armel", "Section: debug\n");
        deb("python2.7-dbg", "armel", "Section: python\n");
        deb("debug-in-non-free", "armel", "Section: non-free/debug\n");
        deb("libcrypto1.1-udeb", "armel", "Section: debian-installer\n");
        deb("openssl-armhf", "armhf", "");
        deb("openssl-amd64", "amd64", "");

        assertThat(names(InstallablePackages.forTree(built, Targets.named("armel"))))
                .containsExactlyInAnyOrder("openssl", "libssl1.1", "ca-certificates");
    }

    @Test
    public void aLayerGetsWhatCanStandBesideTheBuildSides() throws Exception {
        deb("openssl", "armel", "");
        deb("libssl1.1", "armel", "Multi-Arch: same\n");
        deb("openssl-tools", "armel", "Multi-Arch: foreign\n");
        deb("python2.7", "armel", "Multi-Arch: allowed\n");

        assertThat(names(InstallablePackages.forLayer(built, Targets.named("armel"))))
                .containsExactly("libssl1.1");
    }

    private void deb(String name, String architecture, String fields) throws IOException {
        String control = "Package: " + name + "\nVersion: 1\nArchitecture: " + architecture + "\n" + fields;
        built.add(DebFile.of(control).write(folder.getRoot().toPath().resolve(name + ".deb")));
    }

    private static List<String> names(List<BinaryPackage> packages) throws StepException {
        return packages.stream().map(BinaryPackage::name).toList();
    }
}
