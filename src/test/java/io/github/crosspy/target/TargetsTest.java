package io.github.crosspy.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.crosspy.StepException;
import io.github.crosspy.target.AbiContract.FloatAbi;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class TargetsTest {
    private static final List<String> ALL = List.of("arm64", "armel", "armhf", "i386", "ppc64el", "riscv64", "s390x");

    @Test
    public void readsACommaList() throws Exception {
        assertThat(Targets.parse(" armhf ,,armel, armhf,"))
                .extracting(Target::name)
                .containsExactly("armhf", "armel");
        assertThat(Targets.parse("armel").get(0)).hasToString("armel").isSameAs(Targets.named("armel"));
    }

    @Test
    public void saysHowToSetOne() {
        for (String none : new String[] {null, "", " , "}) {
            assertThatThrownBy(() -> Targets.parse(none))
                    .isInstanceOfSatisfying(
                            StepException.class, e -> assertThat(e.remedy()).contains("-Dcrosspy.targets=armel"))
                    .hasMessage("No target is set");
        }
    }

    @Test
    public void namesTheOnesThereAre() {
        for (String unknown : List.of("arm", "ARMEL", "armel;armhf", "armel armhf")) {
            assertThatThrownBy(() -> Targets.parse("armhf," + unknown))
                    .isInstanceOfSatisfying(
                            StepException.class, e -> assertThat(e.remedy()).endsWith(String.join(", ", ALL)))
                    .hasMessage("Unknown target '" + unknown + "'");
        }
    }

    /**
     * Tag_CPU_arch 4 is v5TE and 10 is v7, Tag_FP_arch 4 is VFPv3 with 16 registers (Addenda to the ABI for the Arm
     * Architecture, IHI 0045, table of public tags); the interpreters are those of Debian's libc6 packages.
     */
    @Test
    public void armMachinesAreWhatTheAbiDocumentsSay() throws Exception {
        assertThat(Targets.named("armel").abi())
                .isEqualTo(new AbiContract(32, true, 40, FloatAbi.SOFT, "/lib/ld-linux.so.3", 4, 0));
        assertThat(Targets.named("armhf").abi())
                .isEqualTo(new AbiContract(32, true, 40, FloatAbi.HARD, "/lib/ld-linux-armhf.so.3", 10, 4));
        assertThat(Targets.named("arm64").abi())
                .isEqualTo(
                        new AbiContract(64, true, 183, FloatAbi.NOT_APPLICABLE, "/lib/ld-linux-aarch64.so.1", -1, -1));
    }

    /** e_machine, class and byte order as binutils' readelf prints them for Debian's libc6 of each. */
    @Test
    public void otherMachinesAreWhatElfSays() throws Exception {
        Map<String, List<Object>> expected = Map.of(
                "riscv64", List.of(64, true, 243, "/lib/ld-linux-riscv64-lp64d.so.1"),
                "ppc64el", List.of(64, true, 21, "/lib64/ld64.so.2"),
                "s390x", List.of(64, false, 22, "/lib/ld64.so.1"),
                "i386", List.of(32, true, 3, "/lib/ld-linux.so.2"));
        for (Map.Entry<String, List<Object>> machine : expected.entrySet()) {
            AbiContract abi = Targets.named(machine.getKey()).abi();
            assertThat(List.<Object>of(abi.elfClass(), abi.littleEndian(), abi.machine(), abi.interpreter()))
                    .as(machine.getKey())
                    .isEqualTo(machine.getValue());
            assertThat(abi.floatAbi()).isEqualTo(FloatAbi.NOT_APPLICABLE);
        }
    }

    /** PEP 425: what distutils calls linux-armv5tel is the tag linux_armv5tel. */
    @Test
    public void wheelNamesTellTargetsApart() throws Exception {
        for (Target target : Targets.parse(String.join(",", ALL))) {
            assertThat(target.platformTags().get(0))
                    .isEqualTo(target.hostPlatform().replace('-', '_'));
            assertThat(target.platformTags()).allMatch(tag -> tag.matches("linux_[a-z0-9_]+"));
            assertThat(target.buildTag()).as("PEP 427: starts with a digit").matches("(\\d[a-z0-9]*)?");
        }
        assertThat(Targets.named("armel").platformTag()).isEqualTo("linux_armv5tel.linux_armv6l.linux_armv7l");
        assertThat(Targets.named("armhf").platformTag()).isEqualTo("linux_armv7l");
        assertThat(Targets.named("armel").buildTag())
                .isNotEmpty()
                .isNotEqualTo(Targets.named("armhf").buildTag());
    }
}
