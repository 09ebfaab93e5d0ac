package io.github.crosspy.buildroot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The environment that the host's own tools get: a white-list, so that no stray variable changes a product.
 *
 * @param variables all of it
 */
public record HostEnvironment(Map<String, String> variables) {
    /** Where programs, the user's files and the proxies are. */
    private static final List<String> PASSED_ON =
            List.of("PATH", "HOME", "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    public HostEnvironment {
        variables = Map.copyOf(variables);
    }

    /**
     * @param caller environment of this process
     * @param proxies {@code http_proxy} and its like out of another configuration; the caller's own win
     */
    public static HostEnvironment of(Map<String, String> caller, Map<String, String> proxies) {
        Map<String, String> variables = new TreeMap<>(proxies);
        for (String name : PASSED_ON) {
            Optional.ofNullable(caller.get(name)).ifPresent(value -> variables.put(name, value));
        }
        // pivot_root and chroot lie where an ordinary Debian user's PATH does not lead.
        variables.merge("PATH", "/usr/sbin:/sbin", (own, system) -> own + ":" + system);
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("TZ", "UTC");
        return new HostEnvironment(variables);
    }
}
