package io.github.crosspy.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.verify.Allowance;
import org.junit.Test;

public class AllowSpecTest {
    private static AllowSpec allow(String check, String path, String reason) throws ReflectiveOperationException {
        AllowSpec spec = new AllowSpec();
        BeanFields.set(spec, "check", check);
        BeanFields.set(spec, "path", path);
        BeanFields.set(spec, "reason", reason);
        return spec;
    }

    @Test
    public void takesAllThree() throws Exception {
        assertThat(allow("fpu-max", "**/x.so", "\n  asks first ").toAllowance())
                .isEqualTo(new Allowance("fpu-max", "**/x.so", "asks first"));
    }

    @Test
    public void refusesWithoutReason() throws Exception {
        for (String none : new String[] {null, "", " \n "}) {
            AllowSpec spec = allow("fpu-max", "**/x.so", none);
            assertThatThrownBy(spec::toAllowance)
                    .isInstanceOf(StepException.class)
                    .hasMessage("The <allow> of fpu-max for **/x.so has no <reason>");
        }
    }

    @Test
    public void refusesWithoutCheckOrPath() throws Exception {
        AllowSpec withoutCheck = allow(null, "**", "reason");
        AllowSpec withoutPath = allow("fpu-max", null, "reason");

        assertThatThrownBy(withoutCheck::toAllowance).hasMessageContaining("no <check>");
        assertThatThrownBy(withoutPath::toAllowance).hasMessageContaining("no <path>");
    }
}
