package io.github.crosspy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.util.List;
import org.junit.Test;

public class EditTest {
    @Test
    public void namesAFileInsideTheSource() throws Exception {
        for (String file : List.of("setup.py", "debian/rules", "a b/é", "..hidden", ".pc")) {
            assertThat(of(file, "text").validated().file()).isEqualTo(file);
        }
        for (String file : List.of("", " ", "/etc/passwd", "..", "../x", "a/../../x", "a/../b", "./a", "a/.")) {
            assertThatThrownBy(() -> of(file, "text").validated())
                    .as(file)
                    .isInstanceOf(StepException.class)
                    .hasMessage("Edit of '" + file + "' does not name a file inside the source");
        }
    }

    @Test
    public void looksForOneLine() throws Exception {
        assertThat(of("x", "\ttest -f $(d)/x.so").validated().text()).startsWith("\t");
        for (String text : List.of("", " \t", "one\ntwo", "one\n")) {
            assertThatThrownBy(() -> of("x", text).validated())
                    .as(text)
                    .isInstanceOf(StepException.class)
                    .hasMessage("Edit of 'x' has no single line to look for");
        }
    }

    private static Edit of(String file, String text) {
        return new Edit(file, Edit.Kind.COMMENT, text, "");
    }
}
