package io.github.crosspy.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.crosspy.target.Targets;
import org.junit.Test;

public class SideTest {
    @Test
    public void theBuildSideBuildsForItself() {
        assertThat(Side.build().environment()).isEmpty();
        assertThat(Side.build().arguments()).isEmpty();
    }

    @Test
    public void theTargetHasItsCompilerLinkerAndPlatform() throws Exception {
        Side side = Side.target(Targets.named("armel"), "2.7");

        assertThat(side.name()).isEqualTo("armel");
        assertThat(side.arguments()).isEqualTo("--plat-name linux_armv5tel");
        assertThat(side.environment())
                .containsEntry("CC", "arm-linux-gnueabi-gcc")
                .containsEntry("CXX", "arm-linux-gnueabi-g++")
                .containsEntry("LDSHARED", "arm-linux-gnueabi-gcc -shared")
                .containsEntry("_PYTHON_HOST_PLATFORM", "linux-armv5tel")
                .containsEntry("PKG_CONFIG_LIBDIR", "/usr/lib/arm-linux-gnueabi/pkgconfig:/usr/share/pkgconfig")
                .doesNotContainKey("_PYTHON_SYSCONFIGDATA_NAME");
        assertThat(side.environment().values()).noneMatch(value -> value.contains("gnueabihf"));
    }

    /** sysconfig reads _sysconfigdata__TRIPLET of the target since Python 3.6. */
    @Test
    public void python3GetsTheTargetsConfiguration() throws Exception {
        assertThat(Side.target(Targets.named("arm64"), "3.11").environment())
                .containsEntry("_PYTHON_SYSCONFIGDATA_NAME", "_sysconfigdata__aarch64-linux-gnu");
    }

    @Test
    public void noTwoTargetsShareAnEnvironment() throws Exception {
        assertThat(Targets.parse("armel,armhf,arm64,riscv64,ppc64el,s390x,i386"))
                .extracting(target -> Side.target(target, "3.11").environment())
                .doesNotHaveDuplicates();
    }
}
