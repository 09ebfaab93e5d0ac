package io.github.crosspy.buildroot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;

public class HostEnvironmentTest {
    @Test
    public void onlyTheWhiteListGetsThrough() {
        Map<String, String> caller = Map.of(
                "PATH", "/home/me/bin:/usr/bin",
                "HOME", "/home/me",
                "LD_PRELOAD", "/x.so",
                "CFLAGS", "-march=native",
                "DEB_BUILD_OPTIONS", "debug",
                "APT_CONFIG", "/x",
                "LC_ALL", "de_DE.UTF-8",
                "TZ", "Europe/Berlin");

        assertThat(HostEnvironment.of(caller, Map.of()).variables())
                .isEqualTo(Map.of(
                        "PATH", "/home/me/bin:/usr/bin:/usr/sbin:/sbin",
                        "HOME", "/home/me",
                        "LC_ALL", "C.UTF-8",
                        "TZ", "UTC"));
    }

    @Test
    public void theCallersProxiesWinOverMavens() {
        Map<String, String> caller =
                Map.of("PATH", "/bin", "http_proxy", "http://127.0.0.1:1/", "NO_PROXY", "localhost");
        Map<String, String> settings =
                Map.of("http_proxy", "http://127.0.0.1:2/", "https_proxy", "http://127.0.0.1:3/");

        assertThat(HostEnvironment.of(caller, settings).variables())
                .containsEntry("http_proxy", "http://127.0.0.1:1/")
                .containsEntry("https_proxy", "http://127.0.0.1:3/")
                .containsEntry("NO_PROXY", "localhost");
    }

    @Test
    public void proxiesCannotChangeTheLocale() {
        assertThat(HostEnvironment.of(Map.of(), Map.of("LC_ALL", "de_DE.UTF-8")).variables())
                .containsEntry("LC_ALL", "C.UTF-8");
    }
}
