package io.github.crosspy.buildroot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

public class BindTest {
    @Test
    public void isOneLineForTheScript() {
        assertThat(Bind.read(Path.of("/with space/é"), "patch-0").line()).isEqualTo("ro\t/with space/é\tpatch-0\n");
        assertThat(Bind.write(Path.of("/x"), "output").line()).isEqualTo("rw\t/x\toutput\n");
        assertThat(Bind.read(Path.of("relative"), "source").source()).isAbsolute();
    }

    @Test
    public void refusesWhatTheScriptWouldReadOtherwise() {
        for (String path : List.of("/a\tb", "/a\nb", "/a\nb\nc", "/a\n")) {
            assertThatThrownBy(() -> Bind.read(Path.of(path), "source"))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : List.of("", "..", "a/b", "a b", "A", "/x")) {
            assertThatThrownBy(() -> Bind.read(Path.of("/x"), name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
