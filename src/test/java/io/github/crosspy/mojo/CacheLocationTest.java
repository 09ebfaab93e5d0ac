package io.github.crosspy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Test;

/** The rules are those of the XDG Base Directory Specification 0.8. */
public class CacheLocationTest {
    private static final Path IN_HOME = Path.of(System.getProperty("user.home"), ".cache", "crosspy");

    @Test
    public void theParameterWins() {
        assertThat(CacheLocation.of(new File("/big disk/é"), Map.of("XDG_CACHE_HOME", "/caches")))
                .isEqualTo(Path.of("/big disk/é"));
    }

    @Test
    public void thenTheVariable() {
        assertThat(CacheLocation.of(null, Map.of("XDG_CACHE_HOME", "/caches"))).isEqualTo(Path.of("/caches/crosspy"));
    }

    @Test
    public void elseTheHomeDirectory() {
        assertThat(CacheLocation.of(null, Map.of())).isEqualTo(IN_HOME);
        assertThat(CacheLocation.of(null, Map.of("XDG_CACHE_HOME", ""))).isEqualTo(IN_HOME);
        assertThat(CacheLocation.of(null, Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo(IN_HOME);
    }
}
