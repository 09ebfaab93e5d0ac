package io.github.crosspy.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.target.LibraryContract;
import org.junit.Test;

public class ContractSpecTest {
    @Test
    public void absentElementsPromiseNothing() throws Exception {
        assertThat(new ContractSpec().toContract()).isEqualTo(LibraryContract.ANY);
    }

    @Test
    public void takesVersions() throws Exception {
        ContractSpec spec = new ContractSpec();
        BeanFields.set(spec, "glibc", " 2.31\n");
        BeanFields.set(spec, "openssl", "3");
        BeanFields.set(spec, "python", "3.11");

        assertThat(spec.toContract().glibc()).contains("2.31");
        assertThat(spec.toContract().openssl()).contains("3");
        assertThat(spec.toContract().python()).contains("3.11");
    }

    @Test
    public void refusesWhatIsNoVersion() throws Exception {
        for (String[] bad :
                new String[][] {{"glibc", "GLIBC_2.31"}, {"glibc", "2"}, {"openssl", "new"}, {"python", "311"}}) {
            ContractSpec spec = BeanFields.set(new ContractSpec(), bad[0], bad[1]);
            assertThatThrownBy(spec::toContract)
                    .isInstanceOf(StepException.class)
                    .hasMessage("The <" + bad[0] + "> of the <contract> is '" + bad[1] + "'");
        }
    }
}
