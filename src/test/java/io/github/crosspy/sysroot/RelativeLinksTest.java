package io.github.crosspy.sysroot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RelativeLinksTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path tree;

    @Before
    public void setUp() throws IOException {
        tree = folder.newFolder("sysroot é").toPath();
        Files.createDirectories(tree.resolve("usr/lib/arm-linux-gnueabi"));
        Files.createDirectories(tree.resolve("etc"));
    }

    @Test
    public void absoluteLinksLeadToTheSamePlaceInTheTree() throws Exception {
        Files.writeString(tree.resolve("usr/lib/libz.so.1"), "target's");
        Path link = link("usr/lib/arm-linux-gnueabi/libz.so", "/usr/lib/libz.so.1");

        RelativeLinks.in(tree);

        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("../libz.so.1"));
        assertThat(link).hasContent("target's");
    }

    @Test
    public void absoluteLinksMayLeadThroughOtherLinks() throws Exception {
        Files.writeString(tree.resolve("usr/lib/libz.so.1"), "target's");
        link("lib", "/usr/lib");
        Path link = link("usr/lib/arm-linux-gnueabi/libz.so", "/lib/libz.so.1");

        RelativeLinks.in(tree);

        assertThat(Files.readSymbolicLink(tree.resolve("lib"))).isEqualTo(Path.of("usr/lib"));
        assertThat(link).hasContent("target's");
    }

    @Test
    public void oddAbsoluteLinksStayInTheTree() throws Exception {
        Path dangling = link("etc/mtab", "/proc/self/mounts");
        Path aboveTheRoot = link("etc/up", "/../../etc/hosts");
        Path toTheRoot = link("etc/root", "/");
        Path itself = link("self", "/self");

        RelativeLinks.in(tree);

        assertThat(Files.readSymbolicLink(dangling)).isEqualTo(Path.of("../proc/self/mounts"));
        assertThat(Files.readSymbolicLink(aboveTheRoot)).isEqualTo(Path.of("hosts"));
        assertThat(toTheRoot.toRealPath()).isEqualTo(tree.toRealPath());
        assertThat(Files.readSymbolicLink(itself)).isEqualTo(Path.of("self"));
    }

    @Test
    public void relativeLinksStayAsTheyAre() throws Exception {
        Path link = link("usr/lib/libz.so", "./arm-linux-gnueabi/../libz.so.1");

        RelativeLinks.in(tree);

        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("./arm-linux-gnueabi/../libz.so.1"));
    }

    @Test
    public void whatALinkNamesOutsideIsLeftAlone() throws Exception {
        Path outside = folder.newFolder("outside").toPath();
        Path linkThere = Files.createSymbolicLink(outside.resolve("link"), Path.of("/absolute"));
        link("etc/outside", "../../outside");

        RelativeLinks.in(tree);

        assertThat(Files.readSymbolicLink(linkThere)).isEqualTo(Path.of("/absolute"));
    }

    private Path link(String name, String target) throws IOException {
        return Files.createSymbolicLink(tree.resolve(name), Path.of(target));
    }
}
