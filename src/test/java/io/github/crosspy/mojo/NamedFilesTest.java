package io.github.crosspy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.target.Targets;
import io.github.crosspy.verify.VerifyRequest;
import java.io.File;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class NamedFilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void sortsFilesByWhatTheyAre() throws Exception {
        File deb = folder.newFile("x.deb");
        File wheel = folder.newFile("x.whl");
        File archive = folder.newFile("root.tar.xz");
        File tree = folder.newFolder("tree");
        File dist = folder.newFolder("dist");
        File inDist = folder.newFile("dist/y.whl");
        folder.newFile("dist/README");

        VerifyRequest request =
                new NamedFiles(List.of(dist, deb, wheel, archive, tree)).request(Targets.named("armel"), List.of());

        assertThat(request.debs()).containsExactly(deb.toPath());
        assertThat(request.wheels()).containsExactly(inDist.toPath(), wheel.toPath());
        assertThat(request.roots()).containsExactly(archive.toPath(), tree.toPath());
        assertThat(request.sysroot()).isEmpty();
    }
}
