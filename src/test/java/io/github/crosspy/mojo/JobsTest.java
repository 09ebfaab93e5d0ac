package io.github.crosspy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class JobsTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Test
    public void whatTheUserSaysWinsButNeverBelowOne() {
        assertThat(Jobs.of(7, 100)).isEqualTo(7);
        assertThat(Jobs.of(0, 1)).isEqualTo(1);
        assertThat(Jobs.of(-3, 1)).isEqualTo(1);
    }

    @Test
    public void modulesBuiltAtOnceShareTheProcessors() {
        assertThat(Jobs.of(null, 1)).isEqualTo(PROCESSORS);
        assertThat(Jobs.of(null, 0)).isEqualTo(PROCESSORS);
        assertThat(Jobs.of(null, 10 * PROCESSORS)).isEqualTo(1);
        assertThat(Jobs.of(null, 2)).isEqualTo(Math.min(PROCESSORS, PROCESSORS / 2 + 1));
    }
}
