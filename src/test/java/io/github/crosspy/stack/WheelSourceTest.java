package io.github.crosspy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import java.util.List;
import org.junit.Test;

public class WheelSourceTest {
    @Test
    public void splitsNameAndSpecifier() throws Exception {
        assertSplit("cryptography==3.3.2", "cryptography", "==3.3.2");
        assertSplit(" cffi ", "cffi", "");
        assertSplit("zope.interface >= 5, < 6", "zope.interface", ">= 5, < 6");
        assertSplit("a~=1.0", "a", "~=1.0");
        assertSplit("a===x", "a", "===x");
        assertSplit("a!=1", "a", "!=1");
    }

    @Test
    public void refusesWhatIsNoRequirement() {
        for (String wrong : List.of("", "==1", "-cffi", "cffi-", "../cffi", "cffi 1.0", "cffi[extra]", "a b==1", "é")) {
            assertThatThrownBy(() -> WheelSource.of(wrong))
                    .as(wrong)
                    .isInstanceOf(StepException.class)
                    .hasMessageContaining("'" + wrong + "' is not a requirement");
        }
    }

    /** The examples of PEP 503. */
    @Test
    public void spellingsOfOneNameAreOneName() throws Exception {
        for (String spelling : List.of(
                "friendly-bard",
                "Friendly-Bard",
                "FRIENDLY-BARD",
                "friendly.bard",
                "friendly_bard",
                "friendly--bard",
                "FrIeNdLy-._.-bArD")) {
            assertThat(WheelSource.of(spelling).normalizedName()).isEqualTo("friendly-bard");
        }
    }

    private static void assertSplit(String requirement, String name, String specifier) throws StepException {
        WheelSource source = WheelSource.of(requirement);
        assertThat(source.name()).isEqualTo(name);
        assertThat(source.specifier()).isEqualTo(specifier);
    }
}
